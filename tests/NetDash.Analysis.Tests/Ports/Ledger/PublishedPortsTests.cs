using NetDash.Analysis.Ports;
using NetDash.Analysis.Tests.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using Things = NetDash.Analysis.Tests.Findings.Ports;

namespace NetDash.Analysis.Tests.Ports.Ledger;

/// <summary>What containers publish, and whose the sockets are that serve it.</summary>
public sealed class PublishedPortsTests
{
    [Theory]
    [InlineData("docker-proxy")]
    [InlineData("dockerd")]
    [InlineData("conmon")]
    [InlineData("rootlessport")]
    public void A_socket_that_only_serves_a_published_port_is_that_line(string server) => Assert.Equal(
        [$"forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 by {server}"],
        Ledgers.Lines([.. Things.Web("web", 10, Things.Publish(8080)), .. Things.Process(70, server, 8080)]));

    [Fact]
    public void Each_family_is_a_line_with_a_socket_of_its_own() => Assert.Equal(
        ["forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 by docker-proxy", "forwarded dockerpublish web [::]:8080 v6only -> 172.17.0.10:80 by docker-proxy"],
        Ledgers.Lines([
            .. Things.Web("web", 10, Things.Publish(8080), Things.Publish(8080, address: "::")), .. Things.Process(70, "docker-proxy", 8080),
            TestFacts.Process(1, 71, "docker-proxy"), TestFacts.Socket(1, 8080, "::", owners: TestFacts.Owner(71, "docker-proxy")) with { V6Only = true },
        ]));

    [Fact]
    public void A_family_that_the_engine_does_not_tell_of_is_the_containers_all_the_same() => Assert.Equal(
        ["forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 no-socket", "forwarded dockerpublish web [::]:8080 v6only -> 172.17.0.10:80 by docker-proxy"],
        Ledgers.Lines([
            .. Things.Web("web", 10, Things.Publish(8080)),
            TestFacts.Process(1, 71, "docker-proxy"), TestFacts.Socket(1, 8080, "::", owners: TestFacts.Owner(71, "docker-proxy")) with { V6Only = true },
        ]));

    [Fact]
    public void A_dual_stack_socket_makes_the_line_as_wide_as_it_answers() => Assert.Equal(
        ["forwarded dockerpublish web [::]:8080 -> 172.17.0.10:80 by rootlessport"],
        Ledgers.Lines([.. Things.Web("web", 10, Things.Publish(8080)), .. Things.Process(70, "rootlessport", 8080, "::")]));

    [Fact]
    public void Any_other_program_on_the_port_is_a_holder_of_its_own() => Assert.Equal(
        ["forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 no-socket", "held listen nginx 0.0.0.0:8080 by nginx"],
        Ledgers.Lines([.. Things.Web("web", 10, Things.Publish(8080)), .. Things.Process(812, "nginx", 8080)]));

    [Fact]
    public void A_proxy_on_another_address_than_is_published_serves_nothing_that_is_known() => Assert.Equal(
        ["forwarded dockerpublish web 10.0.0.1:8080 -> 172.17.0.10:80 no-socket", "held listen docker-proxy 0.0.0.0:8080 by docker-proxy (docker-proxy whose container is gone)"],
        Ledgers.Lines([.. Things.Web("web", 10, Things.Publish(8080, address: "10.0.0.1")), .. Things.Process(70, "docker-proxy", 8080)]));

    [Fact]
    public void A_docker_proxy_without_a_container_is_an_orphan_only_where_an_engine_is_read()
    {
        Assert.True(Assert.Single(Ledgers.Of(Things.Process(70, "docker-proxy", 8080)).Entries).IsOrphan);
        var without = LinkedTopology.Of([.. Analyzed.Machine.Where(f => f is not EngineFact), .. Things.Process(70, "docker-proxy", 8080)]).Now;
        Assert.False(Assert.Single(Ledgers.Of(without).Entries).IsOrphan);
    }

    [Fact]
    public void An_unreadable_socket_on_just_the_published_address_serves_it_and_on_another_it_stays_unknown()
    {
        Assert.Equal(
            ["forwarded dockerpublish web 127.0.0.1:8080 -> 172.17.0.10:80"],
            Ledgers.Lines([.. Things.Web("web", 10, Things.Publish(8080, address: "127.0.0.1")), TestFacts.Socket(1, 8080, "127.0.0.1")]));

        // R19: whoever has every address has those too that web does not publish.
        var ledger = Ledgers.Of([.. Things.Web("web", 10, Things.Publish(8080, address: "127.0.0.1")), TestFacts.Socket(1, 8080)]);
        Assert.Equal(["forwarded dockerpublish web 127.0.0.1:8080 -> 172.17.0.10:80 no-socket", "held listen ? 0.0.0.0:8080"], ledger.Lines());
        var holder = ledger.InTheWayOf(ledger.OwnNetns, PortAddress.From(PortProtocol.Tcp, "10.0.0.1", 8080, false)!.Value, null);
        Assert.NotNull(holder);
        Assert.Null(holder.Owner);
    }

    [Fact]
    public void An_unreadable_dual_stack_socket_leaves_no_family_free()
    {
        var ledger = Ledgers.Of([.. Things.Web("web", 10, Things.Publish(8080)), TestFacts.Socket(1, 8080, "::")]);
        Assert.Equal(["forwarded dockerpublish web [::]:8080 -> 172.17.0.10:80"], ledger.Lines());
        Assert.NotNull(ledger.InTheWayOf(ledger.OwnNetns, PortAddress.From(PortProtocol.Tcp, "::1", 8080, true)!.Value, null));
    }

    [Fact]
    public void A_socket_of_a_container_that_lives_alone_is_its_own_and_listed_once()
    {
        var ledger = Ledgers.Of([TestFacts.Container("web"), .. Things.Inside("web", 10), TestFacts.Socket(10, 80)]);
        var line = Assert.Single(ledger.Entries);
        Assert.Equal("held listen web 0.0.0.0:80", Ledgers.Line(line));
    }

    [Fact]
    public void A_host_mode_container_has_the_hosts_ports_and_publishes_none() => Assert.Equal(
        ["held listen host1 0.0.0.0:9000 by httpd"],
        Ledgers.Lines(Things.HostMode("host1", 9000).Select(f => f is ContainerFact c ? c with { Ports = [Things.Publish(9001)] } : f)));

    [Theory]
    [InlineData("none")]
    [InlineData("host")]
    public void Modes_without_a_network_of_the_engines_publish_nothing(string mode) =>
        Assert.Empty(Ledgers.Lines(TestFacts.Container("a", mode) with { Ports = [Things.Publish(8080)] }));

    [Theory]
    [InlineData("macvlan", false)]
    [InlineData("ipvlan", false)]
    [InlineData("bridge", true)]
    [InlineData("overlay", true)]
    public void Networks_with_addresses_of_their_own_and_internal_ones_bind_nothing_on_the_host(string driver, bool isInternal)
    {
        var lan = TestFacts.Network("lan", driver) with { Internal = isInternal };
        var container = TestFacts.Container("a", "lan") with { Ports = [Things.Publish(8080)], Endpoints = [TestFacts.Endpoint("lan", "10.0.0.9")] };
        Assert.Empty(Ledgers.Lines(lan, container));
        Assert.Empty(Ledgers.Lines(lan, container with { State = "exited" }));
        Assert.Single(Ledgers.Lines(lan, TestFacts.Network("bridge"), container with { Endpoints = [TestFacts.Endpoint("bridge", "172.17.0.2"), TestFacts.Endpoint("lan", "10.0.0.9")] }));
    }

    [Fact]
    public void Without_the_kernel_nobody_knows_that_there_is_no_socket_and_the_ports_are_counted_under_the_host()
    {
        var snapshot = LinkedTopology.Of(TestFacts.Engine(endpoint: "tcp://192.0.2.1:2375"), TestFacts.Container("web") with { Ports = [Things.Publish(8080)] }).Now;
        var ledger = Assert.Single(NetDash.Analysis.Ports.Ledger.PortLedger.Of(snapshot).Hosts);
        Assert.False(ledger.HasKernel);
        Assert.Equal(["forwarded dockerpublish web 0.0.0.0:8080"], ledger.Lines());
    }

    [Fact]
    public void What_a_rootless_engine_publishes_is_held_out_here_by_its_helper_and_is_its_containers()
    {
        const int Inner = 50;
        Fact[] rootless =
        [
            TestFacts.Netns(Inner), TestFacts.UnixSocket("/run/user/1000/docker.sock", Inner), TestFacts.Engine("ENG2", "unix:///run/user/1000/docker.sock") with { IsRootless = true },
            TestFacts.Container("blog", engine: "ENG2") with { Ports = [Things.Publish(8080)] },
        ];
        Assert.Equal(["forwarded dockerpublish blog 0.0.0.0:8080 by rootlesskit"], Ledgers.Lines([.. rootless, .. Things.Process(90, "rootlesskit", 8080)]));
        // A proxy of the first engine has nothing to do with the second.
        Assert.Equal(["held listen docker-proxy 0.0.0.0:8080 by docker-proxy (docker-proxy whose container is gone)"], Ledgers.Lines([.. rootless, .. Things.Process(90, "docker-proxy", 8080)]));
    }
}
