using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

/// <summary>A limit is a topology of its own: what is beyond it is in no answer, whatever is asked.</summary>
public sealed class ViewLimitTests
{
    private static readonly TopologySnapshot Laptop = With(LinkedTopology.Of(LaptopFacts.Kernel().Concat(LaptopFacts.Docker())).Now);

    [Fact]
    public void What_a_filter_leaves_stands_on_its_ground_and_nothing_else_is_there()
    {
        var limited = Limit("project=shop").Of(Laptop);
        Assert.Equal(
            ["br-appnet", "docker0", "veth5ad77e0", "veth90be41d"],
            limited.Nodes.Values.Where(n => n.Kind == NodeKind.Interface && n.Parent == TestFacts.HostNetns).Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["api"], limited.OfKind(NodeKind.Container).Select(n => n.Name));
        Assert.Equal(["vm"], limited.OfKind(NodeKind.Host).Select(n => n.Name));
        Assert.Empty(limited.OfKind(NodeKind.Process));
        Assert.Empty(limited.OfKind(NodeKind.UnixSocket));
        Assert.All(limited.Edges.Values, e => Assert.True(limited.Nodes.ContainsKey(e.From) && limited.Nodes.ContainsKey(e.To)));
        Assert.Equal((Laptop.Epoch, Laptop.Version), (limited.Epoch, limited.Version));
    }

    [Fact]
    public void Of_the_ground_the_name_alone_is_told()
    {
        var limited = Limit("project=shop").Of(Laptop);
        var host = Assert.IsType<HostProperties>(limited.Nodes[TestFacts.HostId].Properties);
        Assert.Equal("vm", host.Hostname);
        Assert.Equal("", host.MachineId + host.Kernel + host.Os);
        Assert.Empty(host.Addresses);
        var netns = Assert.IsType<NetnsProperties>(limited.Nodes[TestFacts.HostNetns].Properties);
        Assert.Empty(netns.UnownedListening);
        Assert.Empty(netns.Pids);
        Assert.Null(netns.Forwards);
    }

    [Fact]
    public void No_word_of_another_container_is_in_it()
    {
        var text = Text(Limit("project=shop").Of(Laptop));
        Assert.Contains("api", text, StringComparison.Ordinal);
        foreach (var other in new[] { "node-exporter", "postgres", "mailer", "redis", "sshd", "dockerd", "10.131.175.138", "lab", "python3" })
        {
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_finding_that_names_the_other_side_is_told_without_it()
    {
        var finding = Assert.Single(Limit("project=shop").Of(Laptop).Findings.Values);
        Assert.Equal([TestFacts.ContainerNode("api")], finding.Subjects);
        Assert.Equal("port-blocked: 8443/tcp", finding.Title);
        Assert.Null(finding.Holder);
        Assert.Equal("", finding.Fix);
        Assert.DoesNotContain("node-exporter", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_within_is_told_as_it_is()
    {
        var whole = Assert.Single(Laptop.Findings.Values);
        Assert.Same(whole, Assert.Single(Limit("kind=container").Of(Laptop).Findings.Values));
    }

    [Fact]
    public void A_source_tells_how_it_is_and_not_what_else_it_came_upon()
    {
        var source = Assert.Single(Limit("project=shop").Of(Laptop).Sources);
        Assert.Equal(("kernel", SourceState.Connected, ""), (source.Name, source.State, source.Detail));
        Assert.Empty(source.Unreadable);
        Assert.Empty(Limit("project=nothing").Of(Laptop).Sources);
    }

    [Theory]
    [InlineData("project=nothing")]
    [InlineData("colour=red")]
    [InlineData("kind=spaceship")]
    [InlineData("project=shop&kind=spaceship")]
    [InlineData("")]
    public void What_is_not_understood_or_names_nothing_shows_nothing(string query)
    {
        var limited = Limit(query).Of(Laptop);
        Assert.Empty(limited.Nodes);
        Assert.Empty(limited.Edges);
        Assert.Empty(limited.Findings);
        Assert.Empty(limited.Sources);
    }

    [Fact]
    public void A_view_within_it_filters_further_and_never_wider()
    {
        var limit = Limit("project=shop");
        var view = Parse("kind=container&kind=interface&host=vm").Within(limit);
        Assert.False(view.IsAll);
        var nodes = view.Apply(Laptop).Nodes;
        Assert.Contains(TestFacts.ContainerNode("api"), nodes.Keys);
        Assert.Superset(nodes.Keys.ToHashSet(), limit.Of(Laptop).Nodes.Keys.ToHashSet());
        Assert.Empty(Parse("q=postgres").Within(limit).Apply(Laptop).Nodes);
        Assert.Empty(Parse("focus=container/db").Within(limit).Apply(Laptop).Nodes);
        Assert.NotEqual(Parse("q=api").Key, Parse("q=api").Within(limit).Key);
        Assert.NotEqual(Parse("q=api").PictureKey, Parse("q=api").Within(limit).PictureKey);
        Assert.Equal(Parse("q=api").Normalized, Parse("q=api").Within(limit).Normalized);
    }

    [Fact]
    public void It_is_made_once_for_each_version()
    {
        var limit = Limit("project=shop");
        Assert.Same(limit.Of(Laptop), limit.Of(Laptop));
        Assert.Same(limit.Of(Laptop), limit.Of(limit.Of(Laptop)));
        Assert.NotSame(limit.Of(Laptop), limit.Of(TopologySnapshot.Empty("other", TestFacts.Noon)));
    }

    [Fact]
    public void A_view_without_filters_is_no_limit()
    {
        Assert.Null(ViewLimit.Of(TopologyView.All));
        Assert.Null(ViewLimit.Of(Parse("lens=ports&theme=dark&select=container/web")));
        Assert.Equal("project=shop", ViewLimit.Of(Parse("theme=dark&project=shop"))!.Query);
        var view = Parse("q=api");
        Assert.Same(view, view.Within(null));
    }

    private static TopologySnapshot With(TopologySnapshot snapshot) => new(
        snapshot.Epoch, snapshot.Version, snapshot.Time,
        [
            new SourceStatus
            {
                Name = "kernel", Kind = "kernel", Host = TestFacts.HostId, State = SourceState.Connected, Detail = "node-exporter is hidden",
                Unreadable = [new UnreadableItem("container postgres", "Permission denied")],
            },
        ],
        snapshot.Nodes, snapshot.Edges,
        snapshot.Findings.Clear().Add("f", new Finding
        {
            Id = "f", Rule = "port-blocked", Severity = FindingSeverity.Error, Title = "Port 8443/tcp is taken by node-exporter", Detail = "node-exporter holds it",
            Fix = "docker stop node-exporter", Subjects = [TestFacts.ContainerNode("api"), TestFacts.ContainerNode("node-exporter")],
            Holder = TestFacts.ContainerNode("node-exporter"), Port = new FindingPort(Facts.PortProtocol.Tcp, "0.0.0.0", 8443, TestFacts.HostId),
        }));

    private static string Text(TopologySnapshot snapshot) =>
        JsonSerializer.Serialize(snapshot.Nodes.Values) + JsonSerializer.Serialize(snapshot.Edges.Values)
        + JsonSerializer.Serialize(snapshot.Findings.Values) + JsonSerializer.Serialize(snapshot.Sources.ToArray());

    private static ViewLimit Limit(string query) => ViewLimit.Parse(query, Parameters(query));

    private static TopologyView Parse(string query) => TopologyView.Parse(Parameters(query));

    private static IEnumerable<KeyValuePair<string, string>> Parameters(string query) =>
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p[..p.IndexOf('=')], p[(p.IndexOf('=') + 1)..]));
}
