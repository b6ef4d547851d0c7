using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Topology.Tests.Linking;

public sealed class InterfaceLinkerTests
{
    [Fact]
    public void A_veth_pair_is_one_edge_when_both_ends_tell_of_each_other()
    {
        var outside = TestFacts.Interface(1, 7, "veth3c1f9a2").LinkedTo(2, 2);
        var inside = TestFacts.Interface(2, 2, "eth0").LinkedTo(1, 7);
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2), outside, inside);

        var edge = Assert.Single(topology.Edges(EdgeKind.Veth));
        Assert.True(string.CompareOrdinal(edge.From, edge.To) < 0);
        Assert.Equal("eth0", Properties(topology, outside).Peer);
        Assert.Equal("veth3c1f9a2", Properties(topology, inside).Peer);
    }

    [Fact]
    public void A_veth_pair_is_known_when_only_one_end_can_tell()
    {
        var outside = TestFacts.Interface(1, 7, "veth3c1f9a2").LinkedTo(2, 2);
        var inside = TestFacts.Interface(2, 2, "eth0") with { LinkIndex = 7 };
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2), outside, inside);

        Assert.Single(topology.Edges(EdgeKind.Veth));
        Assert.Equal("veth3c1f9a2", Properties(topology, inside).Peer);
    }

    [Fact]
    public void The_pair_goes_with_one_of_its_ends()
    {
        var outside = TestFacts.Interface(1, 7, "veth3c1f9a2").LinkedTo(2, 2);
        var inside = TestFacts.Interface(2, 2, "eth0").LinkedTo(1, 7);
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2), outside, inside)
            .Without(inside.Id, TestFacts.NetnsId(2));

        Assert.Empty(topology.Edges(EdgeKind.Veth));
        Assert.Equal("", Properties(topology, outside).Peer);
    }

    [Fact]
    public void A_renamed_master_renames_it_for_its_ports()
    {
        var port = TestFacts.Interface(1, 7, "veth1") with { MasterIndex = 3 };
        var bridge = TestFacts.Interface(1, 3, "br-old", "bridge");
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), port, bridge).And(bridge with { Name = "br-new" });

        Assert.Equal("br-new", Properties(topology, port).Master);
        var edge = Assert.Single(topology.Edges(EdgeKind.Master));
        Assert.Equal((port.Id, bridge.Id), (edge.From, edge.To));
    }

    [Fact]
    public void A_macvlan_stands_on_its_lower_interface_in_another_namespace()
    {
        var lower = TestFacts.Interface(1, 2, "eth0", "physical");
        var macvlan = TestFacts.Interface(2, 5, "eth0", "macvlan").LinkedTo(1, 2);
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2), lower, macvlan);
        Assert.Equal((macvlan.Id, lower.Id), Assert.Single(topology.Edges(EdgeKind.ParentLink)) is var e ? (e.From, e.To) : default);
        Assert.Equal("", Properties(topology, macvlan).Peer);
    }

    [Fact]
    public void A_type_nobody_has_heard_of_is_shown_in_the_kernels_word()
    {
        var odd = TestFacts.Interface(1, 9, "zap0", "zapvlan");
        Assert.Equal("zapvlan", Properties(LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), odd), odd).Type);
    }

    [Fact]
    public void A_vxlan_leads_to_the_host_that_has_the_remote_and_else_to_an_external()
    {
        var vxlan = TestFacts.Interface(2, 4, "vxlan0", "vxlan") with { Vxlan = new VxlanFact(4097, ["10.0.0.1", "192.0.2.7", "0.0.0.0"], "", 4789) };
        var topology = LinkedTopology.Of(
            TestFacts.Host(), TestFacts.Netns(1), TestFacts.Netns(2), TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24"), vxlan);

        var tunnels = topology.Edges(EdgeKind.Tunnel).ToDictionary(e => ((TunnelProperties)e.Properties).Remote);
        Assert.Equal(2, tunnels.Count);
        Assert.Equal(TestFacts.HostId, tunnels["10.0.0.1"].To);
        Assert.Equal(NodeKind.External, topology.Node(tunnels["192.0.2.7"].To).Kind);
        Assert.Equal(4097, Properties(topology, vxlan).Vni);
    }

    private static InterfaceProperties Properties(LinkedTopology topology, InterfaceFact nic) =>
        Assert.IsType<InterfaceProperties>(topology.Node(nic.Id).Properties);
}
