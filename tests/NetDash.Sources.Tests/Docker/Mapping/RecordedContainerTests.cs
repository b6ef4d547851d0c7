using NetDash.Sources.Tests.Docker.Fakes;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Docker.Mapping;

/// <summary>Every mode and state that a real engine has shown, through the real client.</summary>
public sealed class RecordedContainerTests : IAsyncLifetime
{
    private FakeEngine? _engine;
    private IReadOnlyList<Fact> _facts = [];
    private SourceStatus? _status;

    public async ValueTask InitializeAsync()
    {
        _engine = await Recorded.StartAsync();
        await using var source = Fakes.Sources.Run(_engine.Address);
        await source.Sink.WaitForAsync(SourceState.Connected);
        _facts = source.Sink.Facts;
        _status = source.Sink.Status;
    }

    public ValueTask DisposeAsync() => _engine!.DisposeAsync();

    [Fact]
    public void Nothing_is_unreadable_and_everything_is_there()
    {
        Assert.Empty(_status!.Unreadable);
        Assert.Equal("Docker Engine 20.10.24+dfsg1 (API 1.41) on vm", _status.Detail);
        Assert.Equal(Recorded.ContainerNames.Count(), _facts.OfType<ContainerFact>().Count());
        Assert.DoesNotContain(_engine!.Requests, r => !r.StartsWith("GET ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_engine_names_itself()
    {
        var engine = Assert.Single(_facts.OfType<EngineFact>());
        Assert.Equal("vm", engine.Name);
        Assert.Equal("1.41", engine.ApiVersion);
        Assert.Equal("10.77.0.1", engine.SwarmNodeAddress);
        Assert.Equal(Environment.ProcessId, engine.PeerPid);
        Assert.False(engine.IsRootless);
        Assert.Equal($"engine:{engine.EngineId}", engine.Id);
    }

    [Fact]
    public void Published_ports_of_a_running_container_are_those_that_the_engine_bound()
    {
        Assert.Equal(
            [
                new PublishedPort("0.0.0.0", 5353, 53, PortProtocol.Udp),
                new PublishedPort("::", 5353, 53, PortProtocol.Udp),
                new PublishedPort("0.0.0.0", 8080, 80, PortProtocol.Tcp),
                new PublishedPort("::", 8080, 80, PortProtocol.Tcp),
                new PublishedPort("127.0.0.1", 8443, 443, PortProtocol.Tcp),
            ],
            Container("web").Ports);
        Assert.Equal(
            [new ExposedPort(53, PortProtocol.Udp), new ExposedPort(80, PortProtocol.Tcp), new ExposedPort(443, PortProtocol.Tcp), new ExposedPort(9000, PortProtocol.Tcp)],
            Container("web").ExposedPorts);
    }

    [Fact]
    public void Ranges_and_random_ports_are_told_as_chosen()
    {
        var ports = Container("ranges").Ports.Where(p => p.HostIp == "0.0.0.0").ToList();
        Assert.Equal([3000, 3001, 3002, 3003, 4000, 5555], ports.Select(p => p.ContainerPort));
        Assert.Equal([20000, 20001, 20002, 20003, 21000], ports.Take(5).Select(p => p.HostPort));
        Assert.InRange(ports[5].HostPort, 1024, 65535);
        Assert.Equal([53, 1000, 1001, 1002], Container("allports").Ports.Where(p => p.HostIp == "0.0.0.0").Select(p => p.ContainerPort));
        Assert.All(Container("allports").Ports, p => Assert.True(p.HostPort > 0));
    }

    [Fact]
    public void What_does_not_run_wants_what_it_was_given()
    {
        Assert.Equal([new PublishedPort("0.0.0.0", 8090, 80, PortProtocol.Tcp)], Container("stopped").Ports);
        Assert.Equal(
            [
                new PublishedPort("0.0.0.0", 6000, 60, PortProtocol.Tcp),
                new PublishedPort("0.0.0.0", 0, 61, PortProtocol.Tcp),
                new PublishedPort("0.0.0.0", 0, 62, PortProtocol.Tcp),
            ],
            Container("fresh").Ports);
    }

    [Fact]
    public void A_container_that_lost_its_port_to_another_says_so_and_has_no_address()
    {
        var clash = Container("clash");
        Assert.Equal("created", clash.State);
        Assert.Contains("8080 failed: port is already allocated", clash.Error, StringComparison.Ordinal);
        Assert.Equal([new PublishedPort("0.0.0.0", 8080, 81, PortProtocol.Tcp)], clash.Ports);
        Assert.Null(clash.StartedAt);
        // Another container has the address that the engine still shows for this one.
        Assert.Equal("", Assert.Single(clash.Endpoints).Ipv4);
        Assert.Equal("", Assert.Single(clash.Endpoints).Mac);
    }

    [Fact]
    public void An_exit_code_and_its_moment_are_kept()
    {
        var failed = Container("failed");
        Assert.Equal(("exited", 3, 0, ""), (failed.State, failed.ExitCode, failed.Pid, failed.SandboxKey));
        Assert.True(failed.FinishedAt >= failed.StartedAt);
        Assert.Equal("on-failure", Container("stopped").RestartPolicy);
        Assert.Equal("unless-stopped", Container("db").RestartPolicy);
    }

    [Fact]
    public void Every_network_mode_is_told_as_the_engine_keeps_it()
    {
        Assert.Equal("default", Container("web").NetworkMode);
        Assert.Equal("appnet", Container("db").NetworkMode);
        Assert.Equal("none", Container("lonely").NetworkMode);
        Assert.Equal("lan", Container("lanbox").NetworkMode);
        Assert.Equal("ov1", Container("ovbox").NetworkMode);
        Assert.Equal(Container("web").ContainerId, Container("sidecar").NetnsOwnerId);

        var host = Container("onhost");
        Assert.Equal("host", host.NetworkMode);
        // `-p` beside `--net=host` was discarded by the engine.
        Assert.Empty(host.Ports);
        Assert.Equal([new ExposedPort(77, PortProtocol.Tcp), new ExposedPort(9876, PortProtocol.Tcp)], host.ExposedPorts);
        Assert.Equal("/var/run/docker/netns/default", host.SandboxKey);
    }

    [Fact]
    public void Endpoints_carry_addresses_aliases_and_gateways()
    {
        var db = Container("db");
        Assert.Equal(["appnet", "v6net"], db.Endpoints.Select(e => e.NetworkName));
        Assert.Equal(("172.30.5.0", "172.30.0.254", "02:42:ac:1e:05:00"), (db.Endpoints[0].Ipv4, db.Endpoints[0].Gateway, db.Endpoints[0].Mac));
        Assert.Contains("database", db.Endpoints[0].Aliases);
        Assert.StartsWith("fd00:77::", db.Endpoints[1].Ipv6, StringComparison.Ordinal);
        Assert.Equal(["/var/run"], db.BindSources);
        Assert.Equal("10.88.0.9", Assert.Single(Container("lanbox").Endpoints).Ipv4);
    }

    [Fact]
    public void Links_are_told_on_the_default_bridge_and_on_networks_of_users()
    {
        Assert.Equal([new LinkFact("web", "frontend")], Container("linked").Links);
        Assert.Equal([new LinkFact("db", "storage")], Container("userlinked").Links);
        Assert.Equal("web", Container("web").Name);
    }

    [Fact]
    public void Health_pauses_and_restarts_are_told()
    {
        Assert.Equal("unhealthy", Container("sick").Health);
        Assert.Equal("", Container("web").Health);
        Assert.Equal("paused", Container("frozen").State);
        Assert.Equal("restarting", Container("looping").State);
    }

    [Fact]
    public void Labels_stay_and_their_secrets_do_not()
    {
        var labels = Container("web").Labels;
        Assert.Equal("shop", labels["com.docker.compose.project"]);
        Assert.Equal("•••", labels["db.password"]);
        Assert.Equal("api", Container("api.1.5lr287sh4z1nz7rcodggwh4u3").Labels["com.docker.swarm.service.name"]);
    }

    [Fact]
    public void Environment_and_arguments_are_in_no_fact()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(_facts);
        Assert.DoesNotContain("s3cr3t", json, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", json, StringComparison.Ordinal);
        Assert.DoesNotContain("100000", json, StringComparison.Ordinal);
        // The recording has them, so that this can fail.
        Assert.Contains("s3cr3t", Recorded.Read("containers/db.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Networks_carry_their_address_pools_and_drivers()
    {
        var appnet = Network("appnet");
        Assert.Equal(new IpamConfig("172.30.0.0/16", "172.30.0.254", "172.30.5.0/24"), Assert.Single(appnet.Ipam));
        Assert.Equal($"br-{appnet.NetworkId[..12]}", appnet.Bridge);
        Assert.Equal("blue", appnet.Labels["team"]);

        var bridge = Network("bridge");
        Assert.True(bridge is { IsDefaultBridge: true, Bridge: "docker0", Icc: true, Masquerade: true });
        Assert.True(Network("v6net") is { Internal: true, Ipv6: true });
        Assert.Equal(("macvlan", "eth9", ""), (Network("lan").Driver, Network("lan").ParentInterface, Network("lan").Bridge));
        Assert.True(Network("ov1") is { Driver: "overlay", Scope: "swarm", Attachable: true });
        Assert.True(Network("ingress").Ingress);
        Assert.Empty(Network("host").Ipam);
        Assert.Equal("null", Network("none").Driver);
    }

    [Fact]
    public void Swarm_services_carry_their_ports_and_virtual_addresses()
    {
        var api = _facts.OfType<SwarmServiceFact>().Single(s => s.Name == "api");
        Assert.Equal(("replicated", 1), (api.Mode, api.Replicas));
        Assert.Equal([new SwarmPort(8088, 80, PortProtocol.Tcp, "ingress")], api.Ports);
        Assert.Equal(2, api.VirtualIps.Count);
        Assert.Equal("front", api.Labels["tier"]);
        var agent = _facts.OfType<SwarmServiceFact>().Single(s => s.Name == "agent");
        Assert.Equal("global", agent.Mode);
        Assert.Equal([new SwarmPort(8099, 99, PortProtocol.Udp, "host")], agent.Ports);
    }

    private ContainerFact Container(string name) => _facts.OfType<ContainerFact>().Single(c => c.Name == name);

    private DockerNetworkFact Network(string name) => _facts.OfType<DockerNetworkFact>().Single(n => n.Name == name);
}
