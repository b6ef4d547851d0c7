using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>What the hosts lead to: as their routes and addresses say, and nothing that they do not say.</summary>
public sealed class OutsideTests
{
    private const string Internet = "outside/internet";

    [Fact]
    public void The_laptops_uplink_leads_to_the_internet_and_its_network_below_it()
    {
        var scene = Draw([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        var internet = scene.Elements[Internet];
        var lan = scene.Elements["outside/network:10.131.175.0/24"];
        var eth0 = scene.Elements.Values.Single(e => e.Name == "eth0" && e.Kind == ElementKind.Interface);

        Assert.Equal(("Internet", "0.0.0.0/0"), (internet.Name, internet.Description));
        Assert.Equal(["eth0"], Ends(scene));
        Assert.Equal("Internet 0.0.0.0/0 by 10.131.175.1", Leads(scene).Single().Name);
        Assert.Contains("gateway 10.131.175.1", eth0.Description, StringComparison.Ordinal);

        // As in the design: one above and one below the height of the uplink.
        Assert.InRange((internet.Box.Y + lan.Box.Bottom) / 2, eth0.Box.Y + (eth0.Box.H / 2) - 4, eth0.Box.Y + (eth0.Box.H / 2) + 4);
        Assert.True(internet.Box.Bottom < lan.Box.Y);
    }

    [Fact]
    public void A_host_without_a_default_route_leads_to_no_internet()
    {
        var scene = Draw(Nic(2, "eth0", "192.0.2.10/24"));

        Assert.False(scene.Elements.ContainsKey(Internet));
        Assert.Contains("outside/network:192.0.2.0/24", scene.Elements.Keys);
    }

    [Fact]
    public void One_that_only_ipv6_has_is_of_ipv6()
    {
        var scene = Draw(Nic(2, "eth0", "2001:db8::2/64", "::/0"));

        Assert.Equal("::/0", scene.Elements[Internet].Description);
    }

    [Fact]
    public void Every_interface_with_a_default_route_leads_there_and_none_else()
    {
        var scene = Draw(Nic(2, "eth0", "192.0.2.10/24", "0.0.0.0/0"), Nic(3, "wlan0", "198.51.100.7/24", "0.0.0.0/0", "::/0"), Nic(4, "eth1", "10.0.0.1/8"));

        Assert.Equal(["eth0", "wlan0"], Ends(scene));
        Assert.Equal("0.0.0.0/0", scene.Elements[Internet].Description);
    }

    [Fact]
    public void A_bridges_route_goes_by_the_interfaces_that_are_its_ports()
    {
        var bridge = Nic(5, "br0", "192.0.2.10/24", "0.0.0.0/0") with { Type = "bridge" };

        Assert.Equal(["eth0"], Ends(Draw(bridge, Nic(2, "eth0", "") with { MasterIndex = 5 })));
        Assert.Equal(["br0"], Ends(Draw(bridge)));
    }

    [Fact]
    public void A_containers_default_route_is_not_the_hosts()
    {
        var inside = TestFacts.Interface(2, 2, "eth0", "veth", "172.17.0.2/16").LinkedTo(1, 7) with { DefaultRoutes = ["0.0.0.0/0"], Gateways = ["172.17.0.1"] };
        var outside = TestFacts.Interface(1, 7, "veth7") with { LinkNetnsId = TestFacts.NetnsId(2), LinkIndex = 2 };

        Assert.DoesNotContain(Internet, Draw(outside, TestFacts.Netns(2), inside).Elements.Keys);
        Assert.Equal(["veth7"], Ends(Draw(outside with { DefaultRoutes = ["0.0.0.0/0"], Gateways = ["172.17.0.2"] }, TestFacts.Netns(2), inside)));
    }

    [Fact]
    public void Two_hosts_share_one_internet()
    {
        const string Other = "fedcba9876543210fedcba9876543210";
        var netns = NodeId.Netns("other-boot", "1");
        var scene = Draw(
            Nic(2, "eth0", "192.0.2.10/24", "0.0.0.0/0"),
            TestFacts.Host() with { Id = NodeId.Host(Other), MachineId = Other, BootId = "other-boot", Hostname = "zz", NetnsId = netns },
            TestFacts.Netns(1) with { Id = netns, HostId = NodeId.Host(Other) },
            Nic(2, "ens3", "198.51.100.7/24", "0.0.0.0/0") with { Id = NodeId.Interface(netns, 2), NetnsId = netns });

        Assert.Equal(2, scene.Elements.Values.Count(e => e.Kind == ElementKind.Host));
        Assert.Equal(["ens3", "eth0"], Ends(scene));

        // The far one is led along the border of the hosts.
        Assert.Contains(Leads(scene), e => e.Path.Contains("V", StringComparison.Ordinal));
    }

    [Fact]
    public void A_route_that_comes_later_moves_nothing()
    {
        var world = LinkedTopology.Of([TestFacts.Host(), TestFacts.Netns(1), Nic(2, "eth0", "192.0.2.10/24")]);
        var before = MapDrawing.Draw(world.Now, null, SlotBook.Empty);
        var after = MapDrawing.Draw(world.And(Nic(2, "eth0", "192.0.2.10/24", "0.0.0.0/0")).Now, null, before.Book).Scene;

        Assert.Contains(Internet, after.Elements.Keys);
        Assert.Empty(SceneRules.Broken(after));
        Assert.All(before.Scene.Elements.Values, e => Assert.Equal((e.Box.X, e.Box.Y), (after.Elements[e.Id].Box.X, after.Elements[e.Id].Box.Y)));
    }

    private static Scene Draw(params Fact[] facts)
    {
        var scene = MapDrawing.Draw(LinkedTopology.Of([TestFacts.Host(), TestFacts.Netns(1), .. facts]).Now, null, SlotBook.Empty).Scene;
        Assert.Empty(SceneRules.Broken(scene));
        return scene;
    }

    private static InterfaceFact Nic(int index, string name, string address, params string[] routes) =>
        TestFacts.Interface(1, index, name, "physical") with
        {
            Addresses = address.Length > 0 ? [address] : [], DefaultRoutes = routes.ToValueList(), Gateways = routes.Select(r => r == "::/0" ? "fe80::1" : "192.0.2.1").ToValueList(),
        };

    private static IEnumerable<SceneEdge> Leads(Scene scene) => scene.Edges.Values.Where(e => e.From == Internet);

    private static IEnumerable<string> Ends(Scene scene) => Leads(scene).Select(e => scene.Elements[e.To].Name).Order(StringComparer.Ordinal);
}
