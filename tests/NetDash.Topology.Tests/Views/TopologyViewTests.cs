using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

public sealed class TopologyViewTests
{
    private static readonly TopologySnapshot Snapshot = LinkedTopology.Of(
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8"),
        TestFacts.Interface(1, 5, "br-app", "bridge", "172.18.0.1/16"), TestFacts.UnixSocket("/run/docker.sock"), TestFacts.Engine(),
        TestFacts.Interface(1, 7, "veth7").LinkedTo(2, 2) with { MasterIndex = 5 },
        TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Interface(2, 2, "eth0", "veth", "172.18.0.2/16").LinkedTo(1, 7),
        TestFacts.Network("app", bridge: "br-app"),
        TestFacts.Container("web", "app") with
        {
            Endpoints = [TestFacts.Endpoint("app", "172.18.0.2")], Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp)],
            Labels = Labels.From([new("com.docker.compose.project", "shop"), new("tier", "front")]),
        },
        TestFacts.Container("old", state: "exited") with { Image = "legacy:1" }).Now;

    [Theory]
    [InlineData("kind=container", "old web")]
    [InlineData("kind=container&kind=docker-network", "app old web")]
    [InlineData("kind=container&q=web", "web")]
    [InlineData("q=LEGACY", "old")]
    [InlineData("q=/^w.b$/", "web web")]
    [InlineData("q=port:8080", "web")]
    [InlineData("kind=container&q=state:exited", "old")]
    [InlineData("q=ip:172.18.0.2", "eth0 web")]
    [InlineData("label=tier=front", "web")]
    [InlineData("label=tier", "web")]
    [InlineData("label=tier=back", "")]
    [InlineData("label=tier in (back, front),com.docker.compose.project", "web")]
    [InlineData("label=tier!=front&kind=container", "old")]
    [InlineData("label=!tier&kind=container", "old")]
    [InlineData("project=shop", "eth0 web web")]
    [InlineData("network=app", "app br-app eth0 veth7 web web")]
    [InlineData("kind=container&show=loopback", "web")]
    [InlineData("kind=interface&show=stopped", "br-app eth0 veth7")]
    [InlineData("kind=container&show=", "web")]
    [InlineData("protocol=tcp", "web")]
    [InlineData("protocol=udp", "")]
    [InlineData("host=vm&kind=host", "vm")]
    [InlineData("host=nowhere", "")]
    [InlineData("focus=interface/veth7&depth=0", "veth7")]
    [InlineData("focus=interface/veth7", "br-app eth0 host veth7")]
    public void Filters_show_what_they_say(string query, string names) =>
        Assert.Equal(names, string.Join(' ', Parse(query).Apply(Snapshot).Nodes.Values.Select(n => n.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("q=/(/", "q:")]
    [InlineData("kind=spaceship", "kind:")]
    [InlineData("protocol=icmp", "protocol:")]
    [InlineData("depth=-1&focus=a", "depth:")]
    [InlineData("colour=red", "colour:")]
    [InlineData("at=2026-11-24T12:00:00Z", "at:")]
    [InlineData("label=tier in (front", "label:")]
    [InlineData("label=!", "label:")]
    [InlineData("lens=xray", "lens: xray is no lens")]
    [InlineData("lens=traffic", "lens: traffic is not in this version")]
    [InlineData("collapse=everything", "collapse: everything is none of auto, none, host, namespace, workload, project, network")]
    [InlineData("kind=group", "kind: group is no kind")]
    [InlineData("expand=container/web", "expand: container/web is no")]
    public void What_cannot_be_understood_is_ignored_with_a_notice(string query, string notice)
    {
        var view = Parse(query);
        Assert.StartsWith(notice, Assert.Single(view.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_view_without_filters_is_the_snapshot_itself()
    {
        var view = Parse("theme=dark&select=container/web&lens=wiring");
        Assert.True(view.IsAll);
        Assert.Equal("", view.Normalized);
        Assert.Same(Snapshot.Nodes, view.Apply(Snapshot).Nodes);
    }

    [Fact]
    public void What_is_rolled_up_is_another_picture_of_the_same_content_where_the_lens_rolls_up()
    {
        var opened = Parse("lens=services&expand=workload/shop/web&expand=workload/shop/cart&expand=workload/shop/web&kind=pod");
        Assert.Equal("kind=pod", opened.Normalized);
        Assert.Equal("lens=services&expand=workload%2Fshop%2Fcart&expand=workload%2Fshop%2Fweb&kind=pod", opened.Picture);
        Assert.Equal("lens=services&kind=pod", opened.PictureKeyRolledUp);
        Assert.Equal(opened.Picture, Parse(Uri.UnescapeDataString(opened.Picture)).Picture);
        Assert.Equal("lens=services&collapse=none", Parse("lens=services&collapse=none&expand=workload/shop/web").Picture);
        Assert.Equal("lens=services", Parse("lens=services&collapse=auto").Picture);
        Assert.Equal("collapse=none", Parse("collapse=none&expand=workload/shop/web").Picture);
        Assert.Equal("collapse=host&collapse=project&expand=project%2Fshop", Parse("collapse=project&expand=project/shop&collapse=host&collapse=auto").Picture);
        Assert.Equal("lens=ports", Parse("lens=ports&collapse=project").Picture);
        Assert.Empty(opened.Notices);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("expand=workload/web", "")]
    [InlineData("collapse=none&kind=pod", "kind=pod")]
    [InlineData("collapse=auto", "collapse=auto")]
    [InlineData("collapse=network&collapse=project&kind=pod", "collapse=project&collapse=network&kind=pod")]
    [InlineData("collapse=project&expand=project/shop", "collapse=project&expand=project%2Fshop")]
    public void Who_reads_nodes_gets_them_rolled_up_only_where_it_is_asked_for(string query, string told)
    {
        Assert.Equal(told, Parse(query).Told);
        Assert.Equal(told, Parse(Uri.UnescapeDataString(told)).Told);
    }

    [Fact]
    public void More_is_not_opened_than_an_address_can_carry()
    {
        var view = Parse(string.Join('&', Enumerable.Range(0, 100).Select(i => $"expand=workload/w{i}")));
        Assert.Equal(ViewRollUp.MostExpanded, view.RollUp.Expanded.Count);
        Assert.StartsWith("expand: more than 64", Assert.Single(view.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_that_nothing_is_of_is_told() =>
        Assert.Equal(["project=shap"], Parse("project=shop&project=shap").Apply(Snapshot).NotFound);

    [Fact]
    public void A_lens_is_another_picture_of_the_same_content()
    {
        var view = Parse("lens=ports&q=web");
        Assert.Equal((ViewLens.Ports, "q=web", "lens=ports&q=web"), (view.Lens, view.Normalized, view.Picture));
        Assert.Equal(("", "lens=ports"), (Parse("lens=ports").Normalized, Parse("lens=ports").Picture));
        Assert.True(Parse("lens=ports").IsAll);
        Assert.Equal("q=web", Parse("q=web&lens=wiring").Picture);
        Assert.Equal((ViewLens.Services, "lens=services"), (Parse("lens=services").Lens, Parse("lens=services").Picture));
        Assert.Equal(ViewLens.Wiring, Parse("lens=xray").Lens);
    }

    [Fact]
    public void Addresses_that_show_the_same_have_one_normal_form() =>
        Assert.Equal(Parse("kind=container&q=a&kind=host").Normalized, Parse("kind=host&theme=light&kind=container&q= a ").Normalized);

    [Fact]
    public void A_name_that_nothing_has_is_told() =>
        Assert.Equal("host=nowhere", Assert.Single(Parse("host=nowhere").Apply(Snapshot).NotFound));

    [Fact]
    public void A_name_that_several_have_is_told_and_means_the_first()
    {
        var twice = LinkedTopology.Of(TestFacts.Network("app"), TestFacts.Network("app", engine: "ENG2")).Now;
        var content = Parse("network=app").Apply(twice);
        Assert.Equal(2, Assert.Single(content.Ambiguous).Ids.Count);
        Assert.Single(content.Nodes);
    }

    [Fact]
    public void Edges_of_a_view_have_both_ends_in_it()
    {
        var content = Parse("network=app").Apply(Snapshot);
        Assert.NotEmpty(content.Edges);
        Assert.All(content.Edges.Values, e => Assert.True(content.Nodes.ContainsKey(e.From) && content.Nodes.ContainsKey(e.To)));
    }

    [Fact]
    public void Every_node_is_found_by_its_link_name()
    {
        foreach (var node in Snapshot.Nodes.Values)
        {
            Assert.Equal(node.Id, Assert.Single(NodeNames.Find(Snapshot, NodeNames.LinkName(Snapshot, node))).Id);
        }
    }

    [Fact]
    public void Link_names_are_names_where_names_are_enough()
    {
        Assert.Equal("container/web", NodeNames.LinkName(Snapshot, Snapshot.Nodes[TestFacts.ContainerNode("web")]));
        var socket = Snapshot.OfKind(NodeKind.UnixSocket).Single();
        Assert.Equal("unix-socket//run/docker.sock", NodeNames.LinkName(Snapshot, socket));
    }

    private static TopologyView Parse(string query) => TopologyView.Parse(
        query.Split('&').Select(part => part.Split('=', 2)).Select(p => KeyValuePair.Create(p[0], p.Length > 1 ? p[1] : "")));
}
