using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortBlockedRuleTests
{
    private const string ProxyError =
        "driver failed programming external connectivity on endpoint pub3 (0e1f): Error starting userland proxy: listen tcp4 0.0.0.0:9876: bind: address already in use";

    private static readonly PortBlockedRule Rule = new();

    private static readonly ContainerFact Holder = TestFacts.Container("host1", "host") with { SandboxKey = "/var/run/docker/netns/default" };

    private static readonly SocketFact Held =
        TestFacts.Socket(1, 9876, owners: TestFacts.Owner(41237, "httpd", Holder.ContainerId));

    [Fact]
    public async Task A_published_port_that_a_host_mode_container_holds_blocks_and_both_are_named()
    {
        await using var analyzed = new Analyzed(Rule);
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, Holder, Held, Wants("pub3", 9876, ProxyError)]));

        Assert.Equal("port-blocked", finding.Rule);
        Assert.Equal(FindingSeverity.Error, finding.Severity);
        Assert.Equal("Port 9876/tcp is taken", finding.Title);
        Assert.Equal("pub3 could not start: host1 already listens on 0.0.0.0:9876.", finding.Detail);
        Assert.Equal([TestFacts.ContainerNode("pub3"), TestFacts.ContainerNode("host1")], finding.Subjects);
        Assert.Equal(TestFacts.ContainerNode("host1"), finding.Holder);
        Assert.Equal(new FindingPort(PortProtocol.Tcp, "0.0.0.0", 9876, TestFacts.HostId), finding.Port);
        Assert.Contains("docker stop host1", finding.Fix, StringComparison.Ordinal);
        Assert.Contains("9877 is free", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_another_container_publishes_blocks_and_the_container_not_its_proxy_is_named()
    {
        await using var analyzed = new Analyzed(Rule);
        var web = TestFacts.Container("web") with { Ports = [new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp), new PublishedPort("::", 8080, 80, PortProtocol.Tcp)] };
        var finding = Assert.Single(await analyzed.After(
        [
            .. Analyzed.Machine, web, TestFacts.Process(1, 70, "docker-proxy"), TestFacts.Socket(1, 8080, owners: TestFacts.Owner(70, "docker-proxy")),
            Wants("b", 8080, "driver failed programming external connectivity on endpoint b (1a2b): Bind for 0.0.0.0:8080 failed: port is already allocated"),
        ]));
        Assert.Equal("b could not start: web already publishes 0.0.0.0:8080.", finding.Detail);
    }

    [Fact]
    public async Task A_port_that_a_host_process_holds_blocks()
    {
        await using var analyzed = new Analyzed(Rule);
        var finding = Assert.Single(await analyzed.After(
        [
            .. Analyzed.Machine, .. Ports.Process(812, "nginx", 9876), Wants("pub3", 9876, ProxyError),
        ]));
        Assert.Equal("pub3 could not start: nginx (pid 812) already listens on 0.0.0.0:9876.", finding.Detail);
        Assert.Contains("kill 812", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_holder_that_cannot_be_read_is_said_to_be_unknown_never_free()
    {
        await using var analyzed = new Analyzed(Rule);
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, TestFacts.Socket(1, 9876), Wants("pub3", 9876, ProxyError)]));
        Assert.Null(finding.Holder);
        Assert.Contains("a process that NetDash cannot read", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_finding_is_over_when_the_holder_is_gone_and_stays_the_same_while_it_lasts()
    {
        await using var analyzed = new Analyzed(Rule);
        var loser = Wants("pub3", 9876, ProxyError);
        var first = Assert.Single(await analyzed.After([.. Analyzed.Machine, Holder, Held, loser]));
        var second = Assert.Single(await analyzed.After([.. Analyzed.Machine, Holder, Held, loser, TestFacts.Container("other")]));
        Assert.Same(first, second);
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, loser]));
    }

    [Fact]
    public async Task A_host_mode_container_that_declared_the_port_and_failed_after_another_had_it_is_blocked()
    {
        await using var analyzed = new Analyzed(Rule);
        var loser = Failed("host2", TestFacts.Noon.AddMinutes(5)) with { ExposedPorts = [new ExposedPort(9876, PortProtocol.Tcp)] };
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, Holder, Held, loser]));
        Assert.Equal("host2 could not start: host1 already listens on 0.0.0.0:9876.", finding.Detail);
        Assert.Equal(TestFacts.Noon.AddMinutes(5), finding.Since);
    }

    [Fact]
    public async Task A_host_mode_container_that_was_seen_to_listen_and_lost_its_port_while_stopped_is_blocked()
    {
        await using var analyzed = new Analyzed(Rule);
        var running = TestFacts.Container("host2", "host") with { SandboxKey = "/var/run/docker/netns/default" };
        await analyzed.After([.. Analyzed.Machine, running, TestFacts.Socket(1, 9876, owners: TestFacts.Owner(500, "httpd", running.ContainerId))]);
        await analyzed.After([.. Analyzed.Machine, running with { State = "exited", ExitCode = 137, FinishedAt = TestFacts.Noon.AddMinutes(-10) }]);

        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, Holder, Held, Failed("host2", TestFacts.Noon.AddMinutes(1))]));
        Assert.Equal([TestFacts.ContainerNode("host2"), TestFacts.ContainerNode("host1")], finding.Subjects);
    }

    [Fact]
    public async Task A_port_taken_only_after_the_container_had_ended_did_not_block_it()
    {
        await using var analyzed = new Analyzed(Rule);
        var loser = Failed("host2", TestFacts.Noon.AddMinutes(-5)) with { ExposedPorts = [new ExposedPort(9876, PortProtocol.Tcp)] };
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, Holder, Held, loser]));
    }

    [Fact]
    public async Task A_host_mode_container_whose_ports_are_not_known_gives_no_finding()
    {
        await using var analyzed = new Analyzed(Rule);
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, Holder, Held, Failed("host2", TestFacts.Noon.AddMinutes(5))]));
    }

    [Theory]
    [InlineData("exited", 0)]
    [InlineData("running", 1)]
    public async Task What_did_not_fail_is_not_blocked(string state, int exitCode)
    {
        await using var analyzed = new Analyzed(Rule);
        var other = Failed("host2", TestFacts.Noon.AddMinutes(5)) with { State = state, ExitCode = exitCode, ExposedPorts = [new ExposedPort(9876, PortProtocol.Tcp)] };
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, Holder, Held, other]));
    }

    [Fact]
    public async Task Another_protocol_or_another_address_does_not_block()
    {
        await using var analyzed = new Analyzed(Rule);
        var error = ProxyError.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);
        var loser = Wants("pub3", 9876, error) with { Ports = [new PublishedPort("127.0.0.1", 9876, 80, PortProtocol.Tcp)] };
        Assert.Empty(await analyzed.After(
        [
            .. Analyzed.Machine, Holder, TestFacts.Socket(1, 9876, "10.0.0.1", owners: TestFacts.Owner(5, "httpd", Holder.ContainerId)),
            TestFacts.Socket(1, 9876, "0.0.0.0", PortProtocol.Udp, TestFacts.Owner(5, "httpd", Holder.ContainerId)), loser,
        ]));
    }

    [Fact]
    public async Task A_namespace_of_another_engine_never_blocks()
    {
        await using var analyzed = new Analyzed(Rule);
        var loser = Wants("pub3", 9876, ProxyError) with { Id = TestFacts.ContainerNode("pub3", "ENG2"), EngineId = "ENG2" };
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, TestFacts.Engine("ENG2", "tcp://192.0.2.1:2375"), Holder, Held, loser]));
    }

    [Fact]
    public async Task A_docker_proxy_whose_container_is_gone_is_named_as_such_with_what_ends_it()
    {
        await using var analyzed = new Analyzed(Rule);
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, .. Ports.Process(70, "docker-proxy", 9876), Wants("pub3", 9876, ProxyError)]));
        Assert.Equal("pub3 could not start: docker-proxy (pid 70) already listens on 0.0.0.0:9876. It is a docker-proxy whose container is gone.", finding.Detail);
        Assert.StartsWith("a docker-proxy whose container is gone (pid 70) holds 0.0.0.0:9876; end it (`kill 70`)", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_cannot_start_in_a_namespace_that_is_not_the_hosts_is_left_to_port_inner()
    {
        await using var analyzed = new Analyzed(Rule);
        var loser = Failed("peer", TestFacts.Noon.AddMinutes(5)) with { NetworkMode = "container:" + TestFacts.LongId("web"), ExposedPorts = [new ExposedPort(80, PortProtocol.Tcp)] };
        Assert.Empty(await analyzed.After([.. Analyzed.Machine, .. Ports.Web("web", 10, Ports.Publish(8080)), loser]));
    }

    [Fact]
    public async Task A_hostile_name_is_quoted_in_what_is_to_be_pasted()
    {
        await using var analyzed = new Analyzed(Rule);
        var holder = Holder with { Name = "a;reboot #" };
        var finding = Assert.Single(await analyzed.After([.. Analyzed.Machine, holder, Held, Wants("pub3", 9876, ProxyError)]));
        Assert.Contains("docker stop 'a;reboot #'", finding.Fix, StringComparison.Ordinal);
    }

    private static ContainerFact Wants(string name, int port, string error) => TestFacts.Container(name, state: "created") with
    {
        Error = error, ExitCode = 128, StartedAt = null,
        Ports = [new PublishedPort("0.0.0.0", port, 80, PortProtocol.Tcp), new PublishedPort("0.0.0.0", 7000, 70, PortProtocol.Tcp)],
    };

    private static ContainerFact Failed(string name, DateTimeOffset at) => TestFacts.Container(name, "host", "exited") with
    {
        ExitCode = 1, StartedAt = at.AddSeconds(-1), FinishedAt = at,
    };
}
