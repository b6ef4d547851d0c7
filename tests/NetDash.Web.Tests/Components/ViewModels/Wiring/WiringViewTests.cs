using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Wiring;

namespace NetDash.Web.Tests.Components.ViewModels.Wiring;

public sealed class WiringViewTests : PageTest
{
    [Fact]
    public async Task Bridges_are_rails_and_each_port_a_row_in_the_kernels_order()
    {
        await Laptop();

        var rails = Wired().Rails;

        Assert.Equal(["docker0", "br-appnet"], rails.Select(r => r.Name));
        Assert.Equal(["veth3c1f9a2", "veth90be41d", null], rails[0].Rows.Select(r => r.Port?.Name));
        Assert.Equal(["api", "db", "worker", "mailer", "cache"], rails[1].Rows.Select(r => r.Card.Subject.Name));
        Assert.Equal("network appnet", rails[1].Note);
    }

    [Fact]
    public async Task A_row_reads_plate_rail_veth_address_container()
    {
        await Laptop();

        var row = Wired().Rails[0].Rows[0];

        Assert.Equal("0.0.0.0, [::]:8080 to :80", Assert.Single(row.Published).Spoken);
        Assert.Equal("eth0", row.Card.Line?.IfName);
        Assert.Equal(["172.17.0.2/16"], row.Card.Line?.Addresses);
        Assert.Equal(["web", "web-logs"], row.Card.Containers.Select(c => c.Name));
        Assert.Equal([":80"], row.Card.Ports.Select(p => p.Port));
        Assert.Equal(Plugged.In, row.Card.State);
    }

    [Fact]
    public async Task A_container_on_two_networks_has_two_rows_and_one_set_of_plates()
    {
        await Laptop();

        var rows = Wired().Rails.SelectMany(r => r.Rows).Where(r => r.Card.Subject.Name == "api").ToList();

        Assert.Equal(["eth1", "eth0"], rows.Select(r => r.Card.Line?.IfName));
        Assert.Equal([0, 1], rows.Select(r => r.Published.Count));
    }

    [Fact]
    public async Task What_stopped_or_failed_keeps_its_row_without_a_plug()
    {
        await Laptop();

        var pub3 = Wired().Rails[0].Rows[^1];
        var cache = Wired().Rails[1].Rows[^1];

        Assert.Equal((null, Plugged.Failed, "never started"), (pub3.Port, pub3.Card.State, pub3.Card.Note));
        Assert.Equal((null, Plugged.Out, "stopped"), (cache.Port, cache.Card.State, cache.Card.Note));
        Assert.Equal([":6379 wanted"], cache.Card.Ports.Select(p => p.Spoken.Replace(",", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Host_mode_and_processes_stand_on_the_hosts_own_addresses()
    {
        await Laptop();

        var owners = Wired().Owners;

        Assert.Equal(["host1", "node-exporter", "redis-server", "sshd", "host2", "Processes NetDash cannot read"], owners.Select(o => o.Name));
        Assert.Equal("0.0.0.0:9876", Assert.Single(owners[0].Plates).Spoken);
        Assert.Equal(Plugged.Failed, owners[4].State);
        Assert.Equal("0.0.0.0:5353/udp", Assert.Single(owners[5].Plates).Spoken);
    }

    [Fact]
    public async Task None_and_lonely_namespaces_have_no_cable()
    {
        await Laptop();

        var uncabled = Wired().Uncabled;

        Assert.Equal(["batch", "lab"], uncabled.Select(c => c.Title));
        Assert.Equal(["--net=none", "ip netns, no container"], uncabled.Select(c => c.Note));
        Assert.Equal(["lo", "tap0"], uncabled[1].More.Select(l => l.IfName));
        Assert.All(uncabled, c => Assert.Equal(Plugged.Never, c.State));
    }

    [Fact]
    public async Task A_namespace_with_bridges_of_its_own_still_shows_what_is_not_on_them()
    {
        await Laptop();
        await Report(TestTopology.Upserted(
            "kernel", TestFacts.Netns(20) with { Paths = ["/run/netns/h2"] }, TestFacts.Interface(20, 2, "uplink", "physical", "10.99.0.2/24"),
            TestFacts.Interface(20, 3, "br9", "bridge", "10.9.0.1/24"), TestFacts.Interface(20, 4, "tap9", "tun") with { MasterIndex = 3 },
            TestFacts.Process(20, 700, "docker-proxy"), TestFacts.Socket(20, 8080, owners: TestFacts.Owner(700, "docker-proxy"))));

        var wired = Wired();

        Assert.Equal("in h2", wired.Rails.Single(r => r.Name == "br9").Note);
        var card = wired.Uncabled.Single(c => c.Title == "h2");
        Assert.Equal(["uplink"], card.More.Select(l => l.IfName));
        Assert.Equal([":8080"], card.Ports.Select(p => p.Port));
        Assert.Equal(Plugged.In, card.State);
    }

    [Fact]
    public async Task A_proxy_is_the_container_whose_port_it_holds_and_any_other_is_a_process()
    {
        await Laptop();
        await Report(TestTopology.Upserted(
            "kernel", TestFacts.Process(1, 702, "docker-proxy"), TestFacts.Socket(1, 8080, owners: TestFacts.Owner(702, "docker-proxy")),
            TestFacts.Process(1, 703, "docker-proxy"), TestFacts.Socket(1, 7777, owners: TestFacts.Owner(703, "docker-proxy"))));

        Assert.Equal("0.0.0.0:7777", Assert.Single(Wired().Owners.Single(o => o.Name == "docker-proxy").Plates).Spoken);
    }

    [Fact]
    public async Task A_process_that_holds_no_port_has_no_plate_to_stand_at()
    {
        await Laptop();
        await Report(TestTopology.Upserted("kernel", TestFacts.Process(1, 701, "conmon"), TestFacts.UnixSocket("/run/conmon.sock", 1, TestFacts.Owner(701, "conmon"))));

        Assert.DoesNotContain("conmon", Wired().Owners.Select(o => o.Name));
    }

    [Fact]
    public async Task The_hosts_interfaces_are_those_that_no_rail_shows()
    {
        await Laptop();

        Assert.Equal(["lo", "eth0"], Wired().Interfaces.Select(i => i.Name));
    }

    [Fact]
    public async Task Everything_of_a_host_is_somewhere()
    {
        await Laptop();
        var wired = Wired();
        var cards = wired.Rails.SelectMany(r => r.Rows).Select(r => r.Card).Concat(wired.Uncabled).ToList();
        var shown = cards.SelectMany(c => c.Containers.Append(c.Subject)).Concat(wired.Owners.Select(o => o.Node)).Concat(wired.Interfaces)
            .Concat(wired.Rails.Select(r => r.Node)).Concat(wired.Rails.SelectMany(r => r.Rows).Select(r => r.Port))
            .Concat(cards.Select(c => c.Netns)).Concat(cards.Select(c => c.Line?.Node)).Concat(cards.SelectMany(c => c.More).Select(l => l.Node))
            .OfType<Node>().Select(n => n.Id).ToHashSet();

        var missing = Store.Current.Nodes.Values
            .Where(n => n.Kind is NodeKind.Container or NodeKind.Netns or NodeKind.Process || n is { Kind: NodeKind.Interface, Name: not "lo" })
            .Where(n => !shown.Contains(n.Id) && n.Name != "host");

        Assert.Empty(missing.Select(n => n.Name));
    }

    [Fact]
    public async Task A_filter_leaves_the_rows_that_it_touches_and_their_rails()
    {
        await Laptop();
        var api = Node("container/api").Id;

        var wired = WiringView.Of(Store.Current, Node("host/vm"), id => id == api);

        Assert.NotNull(wired);
        Assert.Equal([1, 1], wired.Rails.Select(r => r.Rows.Count));
        Assert.Empty(wired.Owners);
        Assert.Null(WiringView.Of(Store.Current, Node("host/vm"), _ => false));
    }

    [Fact]
    public async Task An_engine_without_a_kernel_is_shown_by_its_networks()
    {
        await Report(TestTopology.Replaced("docker:far", LaptopFacts.Docker()));

        var wired = WiringView.Of(Store.Current, Assert.Single(Store.Current.OfKind(NodeKind.Host)), null)!;

        Assert.Equal(["appnet", "bridge"], wired.Rails.Select(r => r.Name).Order(StringComparer.Ordinal));
        var db = wired.Rails.Single(r => r.Name == "appnet").Rows.Single(r => r.Card.Subject.Name == "db");
        Assert.Equal(["10.55.0.3"], db.Card.Line?.Addresses);
    }

    [Fact]
    public async Task A_macvlan_hangs_on_its_lower_interface()
    {
        await Report(TestTopology.Replaced(
            "kernel", TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24"),
            TestFacts.Netns(2, TestFacts.LongId("mac")), TestFacts.Interface(2, 5, "eth0", "macvlan", "10.0.0.9/24").LinkedTo(1, 2)));

        var rail = Assert.Single(Wired().Rails);

        Assert.Equal("eth0", rail.Name);
        Assert.Equal(["10.0.0.9/24"], Assert.Single(rail.Rows).Card.Line?.Addresses);
    }

    private WiringHost Wired() => WiringView.Of(Store.Current, Node("host/vm"), null)!;
}
