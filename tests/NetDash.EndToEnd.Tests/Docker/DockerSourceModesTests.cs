using System.Globalization;
using System.Text.Json;
using NetDash.Testing.Docker;
using NetDash.Testing.Sources;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.EndToEnd.Tests.Docker;

/// <summary>What the source tells, live, held against what <c>docker inspect</c> says.</summary>
[Trait("Requires", "Root")]
[Trait("Requires", "Docker")]
public sealed class DockerSourceModesTests(DockerEngineFixture fixture) : IClassFixture<DockerEngineFixture>, IAsyncLifetime
{
    private DockerEngine _engine = null!;
    private RunningSource _source = null!;

    private DockerCli Docker => _engine.Docker;

    private RecordingSink Sink => _source.Sink;

    public async ValueTask InitializeAsync()
    {
        _engine = await fixture.EngineAsync();
        _source = DockerSources.Run(Docker);
        await Sink.WaitForAsync(SourceState.Connected);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await _source.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_engine_is_the_process_that_listens()
    {
        var engine = Sink.Facts.OfType<EngineFact>().Single();
        Assert.Equal(_engine.ProcessId, engine.PeerPid);
        Assert.Equal((await Docker.RunAsync("version", "--format={{.Server.Version}}")).Output, engine.Version);
        Assert.Equal((await Docker.RunAsync("info", "--format={{.ID}}")).Output, engine.InfoId);
        Assert.Contains(engine.Version, Sink.Status!.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bridge", "default")]
    [InlineData("host", "host")]
    [InlineData("none", "none")]
    public async Task A_container_of_a_built_in_mode_is_told_as_it_is(string mode, string kept)
    {
        await using var container = await Docker.RunContainerAsync("mode", mode == "bridge" ? [] : ["--net", mode]);
        var fact = await RunningAsync(container);
        Assert.Equal(kept, fact.NetworkMode);
        await AgreesAsync(fact, container);
    }

    [Fact]
    public async Task A_container_on_networks_of_users_has_an_endpoint_on_each()
    {
        await using var first = await Docker.CreateNetworkAsync("first", "--subnet=172.29.1.0/24", "--gateway=172.29.1.254", "--ip-range=172.29.1.128/25");
        await using var second = await Docker.CreateNetworkAsync("second");
        await using var container = await Docker.RunContainerAsync("app", ["--net", first.Name, "--network-alias", "web"]);
        var fact = await RunningAsync(container);
        Assert.Contains("web", Assert.Single(fact.Endpoints).Aliases);

        await Docker.RunAsync("network", "connect", second.Name, container.Id);
        fact = await Sink.ContainerAsync(container.Name, c => c.Endpoints.Count == 2);
        await AgreesAsync(fact, container);
        await Docker.RunAsync("network", "disconnect", first.Name, container.Id);
        fact = await Sink.ContainerAsync(container.Name, c => c.Endpoints.Count == 1);
        Assert.Equal(second.Id, fact.Endpoints[0].NetworkId);

        var network = Sink.Facts.OfType<DockerNetworkFact>().Single(n => n.NetworkId == first.Id);
        Assert.Equal(new IpamConfig("172.29.1.0/24", "172.29.1.254", "172.29.1.128/25"), Assert.Single(network.Ipam));
        Assert.Equal(0, (await _engine.Namespace!.TryRunAsync("ip", "link", "show", network.Bridge)).ExitCode);
    }

    [Fact]
    public async Task A_network_that_is_removed_is_gone()
    {
        var network = await Docker.CreateNetworkAsync("short");
        await Sink.WaitAsync(sink => sink.Facts.OfType<DockerNetworkFact>().Any(n => n.NetworkId == network.Id));
        await network.DisposeAsync();
        await Sink.WaitAsync(sink => !sink.Facts.OfType<DockerNetworkFact>().Any(n => n.NetworkId == network.Id));
    }

    [Fact]
    public async Task A_container_in_anothers_namespace_names_it()
    {
        await using var owner = await Docker.RunContainerAsync("owner");
        await using var guest = await Docker.RunContainerAsync("guest", ["--net", $"container:{owner.Name}"]);
        Assert.Equal(owner.Id, (await RunningAsync(guest)).NetnsOwnerId);
    }

    [Fact]
    public async Task A_macvlan_network_names_its_parent_and_its_container_its_address()
    {
        await NetDash.Testing.Requires.LinkTypeAsync("macvlan");
        await _engine.Namespace!.RunAsync("ip", "link", "add", "low0", "type", "veth", "peer", "name", "low1");
        await using var network = await Docker.CreateNetworkAsync("lan", "-d", "macvlan", "-o", "parent=low0", "--subnet=10.88.0.0/24");
        await using var container = await Docker.RunContainerAsync("lanbox", ["--net", network.Name, "--ip=10.88.0.9"]);
        var fact = await RunningAsync(container);
        Assert.Equal("10.88.0.9", Assert.Single(fact.Endpoints).Ipv4);
        await AgreesAsync(fact, container);
        Assert.Equal("low0", Sink.Facts.OfType<DockerNetworkFact>().Single(n => n.NetworkId == network.Id).ParentInterface);
    }

    [Fact]
    public async Task A_legacy_link_names_its_target_and_alias()
    {
        await using var target = await Docker.RunContainerAsync("db");
        await using var container = await Docker.RunContainerAsync("web", ["--link", $"{target.Name}:database"]);
        Assert.Equal([new LinkFact(target.Name, "database")], (await RunningAsync(container)).Links);
        // A list shows the target by two names now; it keeps its own.
        Assert.Equal(target.Name, (await RunningAsync(target)).Name);
    }

    [Fact]
    public async Task Published_ports_are_those_of_the_engine()
    {
        await using var container = await Docker.RunContainerAsync(
            "ports", ["-p", "20000-20001:3000-3001", "-p", "127.0.0.1:8443:443", "-p", "53:53/udp", "-p", "5555", "-P", "--expose", "6666"]);
        var fact = await RunningAsync(container);
        var inspected = await container.InspectAsync();
        var expected = inspected.GetProperty("NetworkSettings").GetProperty("Ports").EnumerateObject()
            .Where(p => p.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(p => p.Value.EnumerateArray().Select(b => $"{b.GetProperty("HostIp")}:{b.GetProperty("HostPort")}->{p.Name}"));
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            fact.Ports.Select(p => $"{p.HostIp}:{p.HostPort}->{p.ContainerPort}/{p.Protocol.ToString().ToLowerInvariant()}").Order(StringComparer.Ordinal));
        Assert.Contains(new ExposedPort(6666, PortProtocol.Tcp), fact.ExposedPorts);
    }

    [Fact]
    public async Task A_start_that_fails_for_its_port_is_told_with_the_engines_words()
    {
        await using var holder = await Docker.RunContainerAsync("holder", ["-p", "8080:80"]);
        await using var loser = await Docker.TryRunContainerAsync("loser", ["-p", "8080:81"]);
        Assert.NotNull(loser.StartError);
        var fact = await Sink.ContainerAsync(loser.Name, c => c.Error.Length > 0);
        Assert.Equal("created", fact.State);
        Assert.Contains("port is already allocated", fact.Error, StringComparison.Ordinal);
        Assert.Equal(8080, Assert.Single(fact.Ports).HostPort);
        Assert.Equal("", Assert.Single(fact.Endpoints).Ipv4);
    }

    [Fact]
    public async Task A_life_from_create_to_remove_is_followed()
    {
        await using var container = await Docker.RunContainerAsync("life", ["--label", "stage=one"]);
        var first = await RunningAsync(container);
        Assert.Equal("one", first.Labels["stage"]);
        await Docker.RunAsync("pause", container.Id);
        await Sink.ContainerAsync(container.Name, c => c.State == "paused");
        await Docker.RunAsync("unpause", container.Id);
        await Sink.ContainerAsync(container.Name, c => c.State == "running");
        await Docker.RunAsync("rename", container.Id, container.Name + "-new");
        await Sink.ContainerAsync(container.Name + "-new");
        await Sink.GoneAsync(container.Name);
        await Docker.RunAsync("kill", container.Id);
        var dead = await Sink.ContainerAsync(container.Name + "-new", c => c.State == "exited");
        Assert.Equal((137, 0, ""), (dead.ExitCode, dead.Pid, dead.SandboxKey));
        await Docker.RunAsync("start", container.Id);
        var again = await Sink.ContainerAsync(container.Name + "-new", c => c.State == "running");
        Assert.NotEqual(first.Pid, again.Pid);
        await AgreesAsync(again, container);
        await Docker.RunAsync("rm", "-f", container.Id);
        await Sink.GoneAsync(container.Name + "-new");
    }

    [Fact]
    public async Task Nothing_that_this_engine_showed_was_unreadable()
    {
        await using var container = await Docker.RunContainerAsync("last");
        await RunningAsync(container);
        Assert.Empty(Sink.Status!.Unreadable);
    }

    private Task<ContainerFact> RunningAsync(TestContainer container) =>
        Sink.ContainerAsync(container.Name, c => c is { State: "running", Pid: > 0 });

    private static async Task AgreesAsync(ContainerFact fact, TestContainer container)
    {
        var inspected = await container.InspectAsync();
        Assert.Equal(container.Id, fact.ContainerId);
        Assert.Equal(inspected.GetProperty("State").GetProperty("Pid").GetInt32(), fact.Pid);
        // JsonElement's own reading cuts the eighth and ninth decimal off, a parse rounds.
        Assert.Equal(DateTimeOffset.Parse(inspected.GetProperty("State").GetProperty("StartedAt").GetString()!, CultureInfo.InvariantCulture), fact.StartedAt);
        var settings = inspected.GetProperty("NetworkSettings");
        Assert.Equal(settings.GetProperty("SandboxKey").GetString(), fact.SandboxKey);
        Assert.Equal(
            settings.GetProperty("Networks").EnumerateObject().OrderBy(n => n.Name, StringComparer.Ordinal).Select(n =>
                (n.Name, n.Value.GetProperty("NetworkID").GetString(), n.Value.GetProperty("IPAddress").GetString(), n.Value.GetProperty("MacAddress").GetString())),
            fact.Endpoints.Select(e => (e.NetworkName, (string?)e.NetworkId, (string?)e.Ipv4, (string?)e.Mac)));
    }
}
