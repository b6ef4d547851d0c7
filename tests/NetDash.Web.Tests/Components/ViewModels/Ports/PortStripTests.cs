using CsCheck;
using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Tests.Components.ViewModels.Ports;

public sealed class PortStripTests
{
    [Fact]
    public void Sockets_and_free_spans_alternate_and_the_ephemeral_range_stands_apart() => Assert.Equal(
        ["1-21", "[22]", "23-5431", "[5432]", "5433-6378", "[6379]", "[6380]", "6381-8024", "[8025]", "8026-8079", "[8080]", "8081-8442", "[8443]",
            "8444-9099", "[9100]", "9101-9875", "[9876]", "9877-32767", "~32768-60999", "61000-65535"],
        Strip(PortScenario.Laptop()).Items.Select(Said));

    [Fact]
    public void A_port_of_another_protocol_or_namespace_is_not_on_the_line()
    {
        Assert.Equal(["1-5352", "[5353]", "5354-32767", "~32768-60999", "61000-65535"], Strip(PortScenario.Laptop(), PortProtocol.Udp).Items.Select(Said));
        Assert.DoesNotContain(Strip(PortScenario.Laptop()).Taken, t => t.Port == 1025);
    }

    [Fact]
    public void A_port_in_the_ephemeral_range_is_drawn_in_its_hatching() =>
        Assert.Equal(["1-32767", "~32768-35210", "~[35211]", "~35212-60999", "61000-65535"], Strip(PortScenario.Of(PortScenario.Listening(35211))).Items.Select(Said));

    [Fact]
    public void A_zoom_cuts_the_line_at_its_ends()
    {
        var scenario = PortScenario.Laptop();

        Assert.Equal(["6000-6378", "[6379]", "[6380]", "6381-7000"], Of(scenario, new PortRange(6000, 7000)).Items.Select(Said));
        Assert.Equal(["[8080]"], Of(scenario, new PortRange(8080, 8080)).Items.Select(Said));
        Assert.Equal(["30000-32767", "~32768-33000"], Of(scenario, new PortRange(30000, 33000)).Items.Select(Said));
        Assert.Equal(9, Of(scenario, new PortRange(6000, 7000)).Taken.Count);
    }

    [Fact]
    public void Ports_that_do_not_fit_become_one_with_a_count_and_those_close_together_first()
    {
        var strip = Strip(PortScenario.Of(PortScenario.Listening([22, .. Enumerable.Range(8000, 40), 9876])));

        Assert.Equal(42, strip.Items.OfType<StripSocket>().Sum(s => s.Ports.Count));
        Assert.True(strip.Items.Sum(i => i.LeastWidth) <= PortStrip.Room);
        Assert.Equal(["[22]", "[9876]"], strip.Items.OfType<StripSocket>().Where(s => !s.IsSeveral).Select(Said).Intersect(["[22]", "[9876]"]));
        Assert.Contains(strip.Items.OfType<StripSocket>(), s => s.IsSeveral);
    }

    [Fact]
    public void A_run_of_neighbours_stays_whole_until_it_is_all_there_is_and_is_then_cut_evenly()
    {
        var scenario = PortScenario.Of(PortScenario.Listening([22, .. Enumerable.Range(20_000, 300)]));

        Assert.Equal(["[22]", "[20000-20299]"], Strip(scenario).Items.OfType<StripSocket>().Select(Said));
        var cut = Of(scenario, new PortRange(20_000, 20_299)).Items.OfType<StripSocket>().ToList();
        Assert.InRange(cut.Count, 10, 21);
        Assert.All(cut, part => Assert.InRange(part.Ports.Count, 300 / cut.Count, 300 / cut.Count + 1));
    }

    [Fact]
    public void A_conflict_keeps_a_socket_of_its_own_among_thousands()
    {
        var ports = Enumerable.Range(1024, 2000).ToArray();
        var taken = PortScenario.Finding("port-blocked", 2000, FindingSeverity.Error, TestFacts.ProcessId(12_000), "0.0.0.0", TestFacts.ContainerNode("x"));

        var conflict = Assert.Single(Strip(PortScenario.Of(PortScenario.Listening(ports), taken)).Items.OfType<StripSocket>(), s => s.Health == Health.Error);

        Assert.False(conflict.IsSeveral);
        Assert.Equal("2000/tcp, held by p2000 (pid 12000), conflict", conflict.Worst.Spoken);
    }

    [Fact]
    public void A_larger_gap_is_wider_but_not_by_its_size()
    {
        var small = new StripSpan(new PortRange(1, 20), false);
        var large = new StripSpan(new PortRange(1, 20_000), false);

        Assert.InRange(large.Grow / small.Grow, 2, 4);
    }

    [Fact]
    public void Without_a_known_range_nothing_is_hatched()
    {
        var snapshot = LinkedTopology.Of([TestFacts.Host() with { EphemeralPorts = [] }, TestFacts.Netns(1)]).Now;
        var ledger = NetDash.Analysis.Ports.Ledger.PortLedger.Of(snapshot).Of(TestFacts.HostId)!;

        Assert.Equal(["1-65535"], PortStrip.Of(ledger, PortProtocol.Tcp, null, PortFindings.Of(snapshot, ledger)).Items.Select(Said));
    }

    [Fact]
    public void Whatever_is_taken_and_shown_every_port_stands_in_one_piece() =>
        Gen.Select(Gen.Int[1, 65535].HashSet[0, 60], Gen.Int[1, 65535], Gen.Int[1, 65535], Gen.Int[30, 1200]).Sample(
            (ports, one, other, room) =>
            {
                var scenario = PortScenario.Of(PortScenario.Listening(ports));
                var range = PortRange.Between(one, other);
                var items = PortStrip.Of(scenario.Ledger, PortProtocol.Tcp, range, scenario.Findings, room).Items;

                Assert.Equal(range.First, items[0].Range.First);
                Assert.Equal(range.Last, items[^1].Range.Last);
                Assert.All(items.Zip(items.Skip(1)), pair => Assert.Equal(pair.First.Range.Last + 1, pair.Second.Range.First));
                Assert.All(items.OfType<StripSpan>(), span => Assert.DoesNotContain(ports, span.Range.Has));
                Assert.Equal(ports.Count(range.Has), items.OfType<StripSocket>().Sum(s => s.Ports.Count));
            },
            iter: 60);

    [Fact]
    public void Ticks_of_a_look_are_one_path_and_those_that_no_screen_shows_apart_are_one()
    {
        var taken = Strip(PortScenario.Of(PortScenario.Listening([22, 5000, 5001, 5002]))).Taken;

        Assert.Equal("M22 0v12M5000 0v12", PortTicks.Path(taken, h => h == Health.Ok));
        Assert.Equal("", PortTicks.Path(taken, h => h == Health.Error));
    }

    private static PortStrip Strip(PortScenario scenario, PortProtocol protocol = PortProtocol.Tcp) =>
        PortStrip.Of(scenario.Ledger, protocol, null, scenario.Findings);

    private static PortStrip Of(PortScenario scenario, PortRange range) => PortStrip.Of(scenario.Ledger, PortProtocol.Tcp, range, scenario.Findings);

    private static string Said(StripItem item) => (item.IsEphemeral ? "~" : "") + item switch
    {
        StripSocket { IsSeveral: false } socket => $"[{socket.Range.First}]",
        StripSocket socket => $"[{socket.Range}]",
        _ => item.Range.ToString(),
    };
}
