using NetDash.Analysis.Ports;
using NetDash.Analysis.Tests.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using Things = NetDash.Analysis.Tests.Findings.Ports;

namespace NetDash.Analysis.Tests.Ports.Ledger;

/// <summary>What containers want that do not run: a note, in nobody's way.</summary>
public sealed class WishesTests
{
    [Theory]
    [InlineData("created")]
    [InlineData("exited")]
    [InlineData("restarting")]
    [InlineData("dead")]
    public void Who_does_not_run_wants_what_it_publishes(string state) => Assert.Equal(
        ["wanted dockerpublish old 0.0.0.0:8080 no-socket", "wanted dockerpublish old [::]:8080 v6only no-socket"],
        Ledgers.Lines(Things.Stopped("old", Things.Publish(8080), Things.Publish(8080, address: "::")) with { State = state }));

    [Fact]
    public void Who_is_being_removed_and_a_port_that_the_engine_chooses_are_no_wishes() =>
        Assert.Empty(Ledgers.Lines(Things.Stopped("gone", Things.Publish(8080)) with { State = "removing" }, Things.Stopped("any", Things.Publish(0))));

    [Fact]
    public void In_host_mode_it_wants_what_it_declares_and_what_it_was_seen_to_have_which_is_exact()
    {
        var world = new LinkedTopology().With([.. Analyzed.Machine, .. Things.HostMode("app", 9000, "127.0.0.1")]);
        world.And(TestFacts.Container("app", "host", "exited") with { ExposedPorts = [new(9000, PortProtocol.Tcp), new(9001, PortProtocol.Udp)] });
        Assert.Equal(
            ["wanted dockerexpose app 0.0.0.0:9001 no-socket", "wanted listen app 127.0.0.1:9000 no-socket (seen when it last ran)"],
            Ledgers.Of(world.Without(TestFacts.Socket(1, 9000, "127.0.0.1", owners: TestFacts.Owner(13000, "httpd")).Id).Now).Lines());
    }

    [Fact]
    public void In_the_namespace_of_a_container_it_wants_what_it_declares_there_while_that_one_runs()
    {
        var peer = TestFacts.Container("peer", "container:" + TestFacts.LongId("web"), "exited") with { ExposedPorts = [new(80, PortProtocol.Tcp)], Ports = [Things.Publish(9999)] };
        var ledger = Ledgers.Of([.. Things.Web("web", 10, Things.Publish(8080, 81)), peer]);
        Assert.Equal("wanted dockerexpose peer 0.0.0.0:80 no-socket", Ledgers.Line(Assert.Single(ledger.At(TestFacts.NetnsId(10), PortProtocol.Tcp, 80))));
        Assert.DoesNotContain(ledger.Lines(), l => l.Contains("peer", StringComparison.Ordinal));

        Assert.DoesNotContain(Ledgers.Of(TestFacts.Container("web", state: "exited"), peer).Entries, e => e.Owner?.Name == "peer");
    }

    [Fact]
    public void On_a_bridge_what_it_only_declares_is_its_own_affair() =>
        Assert.Empty(Ledgers.Lines(TestFacts.Container("a", state: "exited") with { ExposedPorts = [new(80, PortProtocol.Tcp)] }));

    [Fact]
    public void A_wish_is_in_nobodys_way_and_a_holder_is_not_in_its_own()
    {
        var ledger = Ledgers.Of([Things.Stopped("old", Things.Publish(8080)), .. Things.Web("web", 10, Things.Publish(8081))]);
        Assert.Null(ledger.InTheWayOf(ledger.OwnNetns, At(8080), null));
        Assert.NotNull(ledger.InTheWayOf(ledger.OwnNetns, At(8081), null));
        Assert.Null(ledger.InTheWayOf(ledger.OwnNetns, At(8081), TestFacts.ContainerNode("web")));
    }

    [Fact]
    public void A_known_holder_is_named_before_an_unknown_one()
    {
        var ledger = Ledgers.Of([TestFacts.Socket(1, 8080, "10.0.0.1"), .. Things.Process(812, "nginx", 8080, "127.0.0.1")]);
        Assert.Equal("nginx", ledger.InTheWayOf(ledger.OwnNetns, At(8080), null)?.Owner?.Name);
    }

    private static PortAddress At(int port) => PortAddress.From(PortProtocol.Tcp, "0.0.0.0", port, false)!.Value;
}
