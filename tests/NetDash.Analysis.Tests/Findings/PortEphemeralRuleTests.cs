using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortEphemeralRuleTests
{
    private static readonly PortEphemeralRule Rule = new();

    [Fact]
    public void A_published_port_among_those_that_clients_get_is_told_of_once_for_both_families()
    {
        var finding = Found.Single(Rule, [.. Ports.Web("web", 10, Ports.Publish(40000), Ports.Publish(40000, address: "::"))]);
        Assert.Equal(("port-ephemeral", FindingSeverity.Info), (finding.Rule, finding.Severity));
        Assert.Equal("Port 40000/tcp is one that clients get", finding.Title);
        Assert.Equal(
            "web has 40000/tcp as docker-publish, and the kernel hands 32768 to 60999 to outgoing connections: one of them may have it when web needs it.", finding.Detail);
        Assert.Equal([TestFacts.ContainerNode("web")], finding.Subjects);
        Assert.Equal("Take a port outside 32768 to 60999: publish another port for web: 61000 is free", finding.Fix);
    }

    [Theory]
    [InlineData(32767, 0)]
    [InlineData(32768, 1)]
    [InlineData(60999, 1)]
    [InlineData(61000, 0)]
    public void The_range_has_its_ends(int port, int findings) => Assert.Equal(findings, Found.All(Rule, [.. Ports.Web("web", 10, Ports.Publish(port))]).Count);

    [Fact]
    public void A_mere_listener_is_no_matter() => Assert.Empty(Found.All(Rule, [.. Ports.Process(812, "java", 40000), .. Ports.HostMode("h", 40001)]));

    [Fact]
    public void Where_the_range_is_not_known_nothing_is_said() =>
        Assert.Empty(Found.On(Rule).With([.. Analyzed.Machine.Where(f => f is not HostFact), TestFacts.Host() with { EphemeralPorts = [] }, .. Ports.Web("web", 10, Ports.Publish(40000))]).Findings());

    [Fact]
    public void A_nodePort_in_the_range_of_a_node_is_told_of_on_it() // R12
    {
        var snapshot = new ClusterWorld().Service("web", nodePort: 40000).Snapshot();
        var host = snapshot.Nodes[TestFacts.HostId];
        host = host with { Properties = (HostProperties)host.Properties with { EphemeralPorts = [32768, 60999] } };
        snapshot = new TopologySnapshot("e", 1, snapshot.Time, [], snapshot.Nodes.SetItem(host.Id, host), snapshot.Edges, snapshot.Findings);
        Assert.Contains("default/web has 40000/tcp as node-port", Assert.Single(Found.In(snapshot, Rule)).Detail, StringComparison.Ordinal);
    }
}
