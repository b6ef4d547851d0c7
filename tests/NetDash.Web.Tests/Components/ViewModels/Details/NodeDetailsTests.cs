using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class NodeDetailsTests : PageTest
{
    [Fact]
    public async Task A_container_tells_its_properties_and_what_it_is_connected_to()
    {
        await Laptop();

        var details = Details("container/api");

        Assert.Equal(["0.0.0.0:8443 to 443/tcp"], Fact(details, "Published"));
        Assert.Equal(["10.55.0.2", "172.17.0.3"], Fact(details, "Addresses"));
        Assert.Equal(["shop / api"], Fact(details, "Compose"));
        Assert.Equal(["In", "On networks", "Published on"], details.Groups.Select(g => g.Title));
        Assert.Equal(["10.55.0.2", "172.17.0.3"], details.Groups[1].Items.Select(i => i.Note));
        Assert.Equal("container/api", details.LinkName);
    }

    [Fact]
    public async Task A_veth_names_its_peer_and_where_that_is()
    {
        await Laptop();

        var peer = Details("interface/veth3c1f9a2").Groups.Single(g => g.Title == "Other end of the pair").Items.Single();

        Assert.Equal(("eth0", "in web"), (peer.Node.Name, peer.Note));
    }

    [Fact]
    public async Task A_stopped_host_mode_container_without_a_known_port_says_so()
    {
        await Laptop();

        Assert.Equal("Its ports are not declared.", Details("container/host2").Sentence);
        Assert.Equal("", Details("container/host1").Sentence);
        Assert.Equal("", Details("container/pub3").Sentence);
    }

    [Fact]
    public async Task A_declared_port_is_enough()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container("h", "host", "exited") with { ExposedPorts = [new(9876, PortProtocol.Tcp)] }));

        Assert.Equal("", Details("container/h").Sentence);
    }

    [Fact]
    public async Task Ports_whose_holder_cannot_be_read_are_told() =>
        await Check("netns/host", "1 port in it is held by a process NetDash cannot read.");

    [Fact]
    public async Task What_a_silent_source_told_is_shown_as_it_was()
    {
        await Laptop();
        await Report(Status("docker", SourceState.Unreachable));

        Assert.StartsWith("Its source does not answer.", Details("container/web").Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_node_has_details_and_none_is_an_empty_line()
    {
        await Laptop();
        foreach (var node in Store.Current.Nodes.Values)
        {
            var details = NodeDetails.Of(Store.Current, node, LaptopFacts.Now);
            Assert.NotEmpty(details.Facts);
            Assert.All(details.Facts, f => Assert.Contains(f.Values, v => v.Length > 0));
            Assert.All(details.Groups, g => Assert.NotEmpty(g.Items));
        }
    }

    private async Task Check(string reference, string sentence)
    {
        await Laptop();
        Assert.Equal(sentence, Details(reference).Sentence);
    }

    private NodeDetails Details(string reference) => NodeDetails.Of(Store.Current, Node(reference), LaptopFacts.Now);

    private static IReadOnlyList<string> Fact(NodeDetails details, string label) => details.Facts.Single(f => f.Label == label).Values;
}
