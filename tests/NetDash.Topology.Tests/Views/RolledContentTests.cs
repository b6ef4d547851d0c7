using CsCheck;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

/// <summary><c>collapse</c> and <c>expand</c> for who reads nodes and edges.</summary>
public sealed class RolledContentTests
{
    private static readonly LinkedTopology World = LinkedTopology.Of(
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Engine(), TestFacts.Network("app", bridge: "br-app"), TestFacts.Network("other"),
        TestFacts.Interface(1, 5, "br-app", "bridge", "172.18.0.1/16"),
        .. Running("web", 2, "shop", "app"), .. Running("api", 3, "shop", "app", "other"), .. Running("db", 4, "shop", "app"),
        .. Running("lone", 5, "", "app"),
        TestFacts.Container("old", "app", "exited") with { Labels = Project("shop"), Endpoints = [TestFacts.Endpoint("app", "")] },
    ]);

    [Fact]
    public void A_project_is_told_as_one_node_with_what_it_stands_for()
    {
        var content = Parse("collapse=project").Tell(World.Now);
        var group = Assert.Single(content.Nodes.Values, n => n.Kind == NodeKind.Group);
        var properties = Assert.IsType<GroupProperties>(group.Properties);

        Assert.Equal(("shop", TestFacts.HostId, TestFacts.HostId), (group.Name, group.Parent, group.Host));
        Assert.Equal(("project", 10, 0), (properties.Of, properties.Count, properties.Findings));
        Assert.Equal([new GroupedKind(NodeKind.Netns, 3), new(NodeKind.Interface, 3), new(NodeKind.Container, 4)], properties.Kinds);
        Assert.Equal(NodeStatus.Ok, properties.WorstStatus);
        Assert.Equal(new[] { "api", "db", "old", "web" }.Select(n => TestFacts.ContainerNode(n)), properties.Members.Take(4));
        Assert.Equal(["lone"], content.Nodes.Values.Where(n => n.Kind == NodeKind.Container).Select(n => n.Name));
        Assert.Matches("^[A-Za-z0-9._~:/-]{1,200}$", group.Id);
    }

    [Fact]
    public void Edges_lead_to_the_group_each_kind_once_with_how_many_there_were()
    {
        var content = Parse("collapse=project").Tell(World.Now);
        var group = content.Nodes.Values.Single(n => n.Kind == NodeKind.Group).Id;
        var counts = content.Edges.Values.Where(e => e.From == group || e.To == group)
            .Select(e => (e.Kind, content.Nodes[e.From == group ? e.To : e.From].Name, Assert.IsType<GroupedProperties>(e.Properties).Count));

        Assert.Equal([(EdgeKind.Veth, "veth2", 1), (EdgeKind.Veth, "veth3", 1), (EdgeKind.Veth, "veth4", 1), (EdgeKind.Attached, "app", 4), (EdgeKind.Attached, "other", 1)], counts.OrderBy(c => c.Kind).ThenBy(c => c.Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("collapse=network", "app", "web db lone old")]
    [InlineData("collapse=host", "vm", "web api db lone old")]
    [InlineData("collapse=host&expand=host/vm", "", "")]
    [InlineData("collapse=project&expand=project/shop", "", "")]
    [InlineData("collapse=network&expand=docker-network/app", "", "")]
    [InlineData("collapse=project&expand=project/other", "shop", "web api db old")]
    [InlineData("collapse=project&collapse=network", "shop", "web api db old")]
    [InlineData("collapse=project&collapse=none", "", "")]
    [InlineData("collapse=project&q=web", "", "")]
    [InlineData("collapse=auto", "", "")]
    [InlineData("", "", "")]
    public void What_belongs_together_is_rolled_up_unless_it_is_opened(string query, string groups, string members)
    {
        var content = Parse(query).Tell(World.Now);
        var found = content.Nodes.Values.Where(n => n.Kind == NodeKind.Group).ToList();

        Assert.Equal(groups, string.Join(' ', found.Select(n => n.Name)));
        Assert.Equal(
            members.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(),
            World.Now.OfKind(NodeKind.Container).Where(c => !content.Nodes.ContainsKey(c.Id) && found.Count > 0).Select(c => c.Name).Order());
    }

    [Fact]
    public void What_something_was_found_about_stands_beside_its_group()
    {
        var content = Parse("collapse=project").Tell(Found(TestFacts.NetnsId(3)));
        var group = (GroupProperties)content.Nodes.Values.Single(n => n.Kind == NodeKind.Group).Properties;

        Assert.Contains(TestFacts.ContainerNode("api"), content.Nodes.Keys);
        Assert.Contains(TestFacts.NetnsId(3), content.Nodes.Keys);
        Assert.Equal((7, 1), (group.Count, group.Findings));
    }

    [Fact]
    public void Very_much_is_rolled_up_by_as_little_as_makes_it_less()
    {
        var much = LinkedTopology.Of([TestFacts.Host(), TestFacts.Engine(), .. Enumerable.Range(0, 1100).Select(i => (Fact)(TestFacts.Container($"c{i}", "none", "exited") with { Labels = Project($"p{i % 7}") }))]).Now;
        var wide = LinkedTopology.Of([TestFacts.Host(), TestFacts.Engine(), .. Enumerable.Range(0, 1100).Select(i => (Fact)TestFacts.Container($"c{i}", "none", "exited"))]).Now;

        Assert.Equal(["project"], Of(much, "collapse=auto").Distinct());
        Assert.Equal(7, Of(much, "collapse=auto").Count);
        Assert.Equal(["host"], Of(wide, "collapse=auto"));
        Assert.Empty(Of(much, ""));

        static List<string> Of(TopologySnapshot snapshot, string query) =>
            [.. Parse(query).Tell(snapshot).Nodes.Values.Where(n => n.Kind == NodeKind.Group).Select(n => ((GroupProperties)n.Properties).Of)];
    }

    [Theory]
    [InlineData("collapse=project")]
    [InlineData("collapse=network")]
    [InlineData("collapse=workload")]
    [InlineData("collapse=namespace")]
    [InlineData("collapse=host")]
    [InlineData("collapse=workload&collapse=project&collapse=network")]
    public void Nothing_is_lost_and_nothing_leads_nowhere_whatever_is_reported(string query) => GeneratedWorld.History.Sample(
        history =>
        {
            var world = new LinkedTopology();
            foreach (var change in history)
            {
                var all = world.After(change).Now;
                all = all.Nodes.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } subject ? Found(all, subject) : all;
                var content = Parse(query).Tell(all);
                var groups = content.Nodes.Values.Where(n => n.Kind == NodeKind.Group).ToList();

                Assert.Equal(all.Nodes.Count, content.Nodes.Count - groups.Count + groups.Sum(g => ((GroupProperties)g.Properties).Count));
                Assert.All(groups, g => Assert.Equal(((GroupProperties)g.Properties).Count, ((GroupProperties)g.Properties).Kinds.Sum(k => k.Count)));
                Assert.All(groups.SelectMany(g => ((GroupProperties)g.Properties).Members), id => Assert.True(all.Nodes.ContainsKey(id) && !content.Nodes.ContainsKey(id)));
                Assert.All(content.Edges.Values, e => Assert.True(content.Nodes.ContainsKey(e.From) && content.Nodes.ContainsKey(e.To)));
                Assert.All(content.Nodes.Values.Where(n => n.Parent is not null && (n.Kind == NodeKind.Group || all.Nodes.ContainsKey(all.Nodes[n.Id].Parent!))), n => Assert.True(content.Nodes.ContainsKey(n.Parent!)));
                Assert.All(all.Findings.Values.SelectMany(f => f.Subjects), id => Assert.True(content.Nodes.ContainsKey(id)));
            }
        },
        iter: 100);

    private static IEnumerable<Fact> Running(string name, int cookie, string project, params string[] networks) =>
    [
        TestFacts.Netns(cookie, TestFacts.LongId(name)), TestFacts.Interface(cookie, 2, "eth0", "veth", $"172.18.0.{cookie}/16").LinkedTo(1, 10 + cookie),
        TestFacts.Interface(1, 10 + cookie, $"veth{cookie}").LinkedTo(cookie, 2) with { MasterIndex = 5 },
        TestFacts.Container(name, networks[0]) with
        {
            Labels = project.Length > 0 ? Project(project) : Labels.None, Endpoints = networks.Select(n => TestFacts.Endpoint(n, $"172.18.0.{cookie}")).ToValueList(),
        },
    ];

    private static Labels Project(string name) => Labels.From([new("com.docker.compose.project", name)]);

    private static TopologySnapshot Found(string subject) => Found(World.Now, subject);

    private static TopologySnapshot Found(TopologySnapshot s, string subject)
    {
        var finding = new Finding { Id = "f", Rule = "port-blocked", Severity = FindingSeverity.Error, Title = "t", Detail = "d", Subjects = [subject], Since = TestFacts.Noon };
        return new TopologySnapshot(s.Epoch, s.Version, s.Time, s.Sources, s.Nodes, s.Edges, s.Findings.Add(finding.Id, finding));
    }

    private static TopologyView Parse(string query) => TopologyView.Parse(
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..])));
}
