using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Sharing.Frozen;

namespace NetDash.Web.Tests.Sharing.Frozen;

/// <summary>What differs between two moments, as people mean it.</summary>
public sealed class DifferencesTests
{
    [Fact]
    public void The_same_is_no_difference() => Assert.Equal(0, Between(_ => [], _ => []).Count);

    [Fact]
    public void What_came_and_went_is_told_by_kind_and_name()
    {
        var differences = Between(remove: f => f is ContainerFact { Name: "worker" } ? [f] : [], add: _ => [TestFacts.Container("late", "none")]);
        Assert.Equal(["worker"], differences.Gone.Where(t => t.Kind == NodeKind.Container).Select(t => t.Name));
        Assert.Equal(["late"], differences.Arrived.Where(t => t.Kind == NodeKind.Container).Select(t => t.Name));
    }

    [Fact]
    public void A_container_that_was_made_again_is_the_same_one()
    {
        // docker compose up --force-recreate: another id, namespace and process; the same name, network and address.
        var facts = LaptopFacts.Kernel().Concat(LaptopFacts.Docker()).ToList();
        var again = facts.Select(Recreated).ToList();
        var (before, after) = (LinkedTopology.Of(facts).Now, LinkedTopology.Of(again).Now);
        Assert.DoesNotContain(TestFacts.ContainerNode("db"), after.Nodes.Keys);
        var differences = Differences.Between(Content(before), Content(after));
        Assert.DoesNotContain(differences.Gone, t => t.Kind == NodeKind.Container);
        Assert.DoesNotContain(differences.Arrived, t => t.Kind == NodeKind.Container);
        Assert.Empty(differences.Changed);
    }

    [Fact]
    public void What_changed_says_what_it_was_and_what_it_is()
    {
        var differences = Between(
            remove: f => f is ContainerFact { Name: "web" } ? [f] : [],
            add: all => [all.OfType<ContainerFact>().Single(c => c.Name == "web") with { State = "exited", Image = "nginx:1.28", ExitCode = 137 }]);
        var changed = Assert.Single(differences.Changed, c => c.Thing is { Kind: NodeKind.Container, Name: "web" });
        Assert.Contains(changed.Changes, c => c is { Property: "status", Is: "stopped" });
        Assert.Contains(new PropertyChange("image", "nginx:1.27", "nginx:1.28"), changed.Changes);
        Assert.Contains(new PropertyChange("state", "running", "exited"), changed.Changes);
        Assert.Contains(new PropertyChange("exitCode", "0", "137"), changed.Changes);
        Assert.DoesNotContain(changed.Changes, c => c.Property is "pid" or "startedAt" or "finishedAt" or "containerId");
    }

    [Fact]
    public void A_relation_of_what_is_still_there_is_told()
    {
        var differences = Between(
            remove: f => f is ContainerFact { Name: "api" } ? [f] : [],
            add: all => [all.OfType<ContainerFact>().Single(c => c.Name == "api") with { Endpoints = [TestFacts.Endpoint("appnet", "10.55.0.2")] }]);
        Assert.Contains(new TieNames(EdgeKind.Attached, "api", "bridge"), differences.Untied);
        Assert.DoesNotContain(differences.Untied, t => t.To == "appnet");
    }

    [Fact]
    public void Findings_begin_and_end()
    {
        var before = LinkedTopology.Of(LaptopFacts.Kernel().Concat(LaptopFacts.Docker())).Now;
        var finding = new Finding { Id = "f", Rule = "port-blocked", Severity = FindingSeverity.Error, Title = "Port 9876/tcp is taken", Detail = "", Subjects = [TestFacts.ContainerNode("pub3")] };
        var with = new TopologySnapshot(before.Epoch, 2, before.Time, before.Sources, before.Nodes, before.Edges, before.Findings.Add("f", finding));
        Assert.Equal(["Port 9876/tcp is taken"], Differences.Between(Content(before), Content(with)).Begun.Select(f => f.Title));
        Assert.Equal(["Port 9876/tcp is taken"], Differences.Between(Content(with), Content(before)).Ended.Select(f => f.Title));
        Assert.Equal(0, Differences.Between(Content(with), Content(with)).Count);
    }

    [Fact]
    public void Two_of_one_name_are_two()
    {
        var one = LinkedTopology.Of(TestFacts.Host(), TestFacts.Engine(), TestFacts.Container("twin")).Now;
        var two = LinkedTopology.Of(TestFacts.Host(), TestFacts.Engine(), TestFacts.Container("twin"), TestFacts.Container("twin") with { Id = TestFacts.ContainerNode("other"), ContainerId = TestFacts.LongId("other") }).Now;
        Assert.Equal(["twin"], Differences.Between(Content(one), Content(two)).Arrived.Select(t => t.Name));
        Assert.Equal(["twin"], Differences.Between(Content(two), Content(one)).Gone.Select(t => t.Name));
    }

    private static Differences Between(Func<Fact, IEnumerable<Fact>> remove, Func<IReadOnlyList<Fact>, IEnumerable<Fact>> add)
    {
        var facts = LaptopFacts.Kernel().Concat(LaptopFacts.Docker()).ToList();
        var gone = facts.SelectMany(remove).ToHashSet();
        var after = facts.Where(f => !gone.Contains(f)).Concat(add(facts)).ToList();
        return Differences.Between(Content(LinkedTopology.Of(facts).Now), Content(LinkedTopology.Of(after).Now));
    }

    private static FrozenContent Content(TopologySnapshot snapshot) => FrozenContent.Of(snapshot, TopologyView.All.Apply(snapshot));

    private static Fact Recreated(Fact fact) => fact switch
    {
        ContainerFact { Name: "db" } c => c with { Id = TestFacts.ContainerNode("db2"), ContainerId = TestFacts.LongId("db2"), StartedAt = TestFacts.Noon.AddHours(1), Pid = 999 },
        NetnsFact n when n.Id == TestFacts.NetnsId(12) => TestFacts.Netns(12, TestFacts.LongId("db2")) with { Pids = [999] },
        SocketFact s when s.NetnsId == TestFacts.NetnsId(12) => s with { Owners = [TestFacts.Owner(999, "postgres", TestFacts.LongId("db2"))] },
        _ => fact,
    };
}
