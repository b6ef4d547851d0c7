using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Tests.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Ports.Rules;

/// <summary>
/// The rules of conflict, each by its number. What is found is told as <c>rule loser &lt; holder</c>; what is only worth knowing
/// (exposed, ephemeral, unheard) is asked about elsewhere.
/// </summary>
public sealed class PortRulesTests
{
    private const string InUse = "driver failed programming external connectivity on endpoint x (0e1f): Error starting userland proxy: listen tcp4 0.0.0.0:PORT: bind: address already in use";

    private static readonly string[] WorthKnowing = ["port-exposed", "port-ephemeral", "port-declared-unheard"];

    [Fact]
    public async Task R1_a_host_mode_listener_blocks_a_bridge_container_that_claims_its_port() => await Found(
        "port-blocked pub < host1", HostMode("host1"), Listens("host1", 9876), Failed("pub", 9876));

    [Fact]
    public async Task R2_both_running_is_impossible_so_the_loser_is_told_by_its_error() => await Found(
        "port-blocked second < first", Publishing("first", 8080), Proxy(8080), Failed("second", 8080));

    [Theory]
    [InlineData("10.0.0.1", "0.0.0.0", "port-latent pub < sshd")]
    [InlineData("0.0.0.0", "10.0.0.1", "port-latent pub < sshd")]
    [InlineData("10.0.0.1", "10.0.0.2", "")]
    public async Task R3_the_wildcard_overlaps_every_address_and_two_addresses_do_not(string held, string wanted, string expected) =>
        await Found(expected, [.. Process("sshd", 7000, held), Stopped("pub", wanted, 7000)]);

    [Theory]
    [InlineData(false, "port-latent pub < sshd")]
    [InlineData(true, "")]
    public async Task R4_IPv6s_wildcard_overlaps_IPv4s_unless_it_is_v6_only(bool v6Only, string expected) =>
        await Found(expected, [TestFacts.Process(1, 50, "sshd"), TestFacts.Socket(1, 7000, "::", owners: TestFacts.Owner(50, "sshd")) with { V6Only = v6Only }, Stopped("pub", "0.0.0.0", 7000)]);

    [Fact]
    public async Task R5_protocols_never_conflict() =>
        await Found("", [TestFacts.Process(1, 50, "dnsmasq"), TestFacts.Socket(1, 53, protocol: PortProtocol.Udp, owners: TestFacts.Owner(50, "dnsmasq")), Stopped("pub", "0.0.0.0", 53)]);

    [Fact]
    public async Task R6_each_port_of_a_range_is_a_claim_of_its_own()
    {
        var range = TestFacts.Container("pub", state: "exited") with { Ports = [.. Enumerable.Range(7000, 4).Select(p => new PublishedPort("0.0.0.0", p, p, PortProtocol.Tcp))] };
        var found = await Find([.. Process("sshd", 7002, "0.0.0.0"), range]);
        Assert.Equal(7002, Assert.Single(found).Port?.Port);
    }

    [Fact]
    public async Task R7_peers_of_one_namespace_conflict_on_ports_inside_it()
    {
        Fact[] world =
        [
            TestFacts.Netns(5, TestFacts.LongId("vpn"), TestFacts.LongId("side")), TestFacts.Interface(5, 2, "eth0", "veth", "172.17.0.5/16"),
            TestFacts.Container("vpn"), TestFacts.Container("side", "container:" + TestFacts.LongId("vpn")) with { ExposedPorts = [new(8080, PortProtocol.Tcp)] },
            TestFacts.Socket(5, 8080, owners: TestFacts.Owner(61, "httpd", TestFacts.LongId("vpn"))),
        ];
        await Found("port-inner side < vpn", world);
    }

    [Fact]
    public async Task R8_what_a_stopped_container_reserves_and_another_has_by_now_is_latent() =>
        await Found("port-latent cache < redis-server", [.. Process("redis-server", 6379, "127.0.0.1"), Stopped("cache", "127.0.0.1", 6379)]);

    [Fact]
    public async Task R9_two_stopped_ones_that_want_one_port_are_either_or() =>
        await Found("port-either-or one two", Stopped("one", "0.0.0.0", 7000), Stopped("two", "127.0.0.1", 7000));

    [Fact]
    public async Task R10_swarms_mesh_over_a_host_listener_shadows_it_without_any_error() =>
        await Found("port-shadowed sshd < mesh", [.. Swarm(), .. Process("sshd", 18080, "0.0.0.0"), Rules("DOCKER-INGRESS", 18080, "172.18.0.2")]);

    [Fact]
    public async Task R10_where_the_engine_has_the_socket_itself_nothing_is_shadowed() =>
        await Found("", [.. Swarm(), .. Process("dockerd", 18080, "0.0.0.0"), Rules("DOCKER-INGRESS", 18080, "172.18.0.2")]);

    [Fact]
    public void R11_a_NodePort_and_a_hostPort_over_a_listener_shadow_it() =>
        Assert.Equal(
            ["port-shadowed sshd < edge", "port-shadowed sshd < web"],
            ClusterWorld.With(ClusterWorld.Process("sshd", 30080, 8088), ClusterWorld.Service("web", 30080), ClusterWorld.Pod("edge", hostPort: 8088)).Said("port-shadowed"));

    [Fact]
    public void R12_a_NodePort_within_the_range_that_the_kernel_hands_out_is_a_risk() =>
        Assert.Equal(["port-ephemeral web"], ClusterWorld.With(ClusterWorld.Service("web", 32800)).Said("port-ephemeral"));

    [Fact]
    public void R13_a_host_network_pods_undeclared_listener_is_held_by_whoever_listens()
    {
        var world = ClusterWorld.With(ClusterWorld.Process("coredns", 9153), ClusterWorld.Pod("dns", hostNetwork: true));
        Assert.Equal(["held coredns 9153"], world.Held());
    }

    [Fact]
    public async Task R14_siblings_by_SO_REUSEPORT_are_one_holder()
    {
        var owner = TestFacts.Owner(50, "nginx");
        var twice = TestFacts.Socket(1, 80, owners: owner);
        await using var analyzed = new Analyzed(new FindingsAnalyzer(TimeProvider.System));
        var snapshot = await analyzed.Snapshot([.. Analyzed.Machine, TestFacts.Process(1, 50, "nginx"), twice, twice with { Id = twice.Id + ":sibling", Inode = 9 }]);
        Assert.Single(PortLedger.Of(snapshot).Entries, e => e.At.Port == 80);
        Assert.Empty(snapshot.Findings);
    }

    [Fact]
    public async Task R15_two_engines_conflict_only_in_one_real_namespace()
    {
        Fact[] second =
        [
            TestFacts.Netns(20), TestFacts.UnixSocket("/run/user/1000/docker.sock", 20), TestFacts.Engine("ENG2", "unix:///run/user/1000/docker.sock"),
            TestFacts.Container("rootless", state: "exited", engine: "ENG2") with { Ports = [new("0.0.0.0", 8080, 80, PortProtocol.Tcp)] },
        ];
        await Found("", [Publishing("web", 8080), .. Proxy(8080), .. second]);
    }

    [Fact]
    public async Task R16_a_docker_proxy_whose_container_is_gone_is_named_as_such()
    {
        var finding = Assert.Single(await Find([.. Process("docker-proxy", 8080, "0.0.0.0"), Failed("pub", 8080)]));
        Assert.Equal("port-blocked", finding.Rule);
        Assert.Contains("docker-proxy whose container is gone", finding.Detail + finding.Fix, StringComparison.Ordinal);
        Assert.Contains("kill 50", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_no_docker_proxy_is_expected_and_dockerds_own_socket_serves_its_container() =>
        await Found("port-blocked second < first", [Publishing("first", 8080), .. Process("dockerd", 8080, "0.0.0.0"), Failed("second", 8080)]);

    [Theory]
    [InlineData("macvlan")]
    [InlineData("ipvlan")]
    [InlineData("none")]
    public async Task R18_networks_of_their_own_never_conflict_with_the_host(string driver)
    {
        var container = Stopped("pub", "0.0.0.0", 7000) with { NetworkMode = driver == "none" ? "none" : "far", Endpoints = [TestFacts.Endpoint("far", "")] };
        await Found("", [.. Process("sshd", 7000, "0.0.0.0"), TestFacts.Network("far", driver), container]);
    }

    [Fact]
    public async Task R19_a_holder_that_cannot_be_read_is_unknown_never_free()
    {
        var finding = Assert.Single(await Find([TestFacts.Socket(1, 9876), Failed("pub", 9876)]));
        Assert.Null(finding.Holder);
        Assert.Contains("a process that NetDash cannot read", finding.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("9876 is free", finding.Fix, StringComparison.Ordinal);
    }

    private static ContainerFact HostMode(string name) => TestFacts.Container(name, "host");

    private static SocketFact Listens(string container, int port) => TestFacts.Socket(1, port, owners: TestFacts.Owner(40, "httpd", TestFacts.LongId(container)));

    private static ContainerFact Publishing(string name, int port) => TestFacts.Container(name) with { Ports = [new("0.0.0.0", port, 80, PortProtocol.Tcp)] };

    private static ContainerFact Stopped(string name, string address, int port) =>
        TestFacts.Container(name, state: "exited") with { Ports = [new(address, port, 80, PortProtocol.Tcp)] };

    private static ContainerFact Failed(string name, int port) => TestFacts.Container(name, state: "created") with
    {
        Ports = [new("0.0.0.0", port, 80, PortProtocol.Tcp)], StartedAt = null, Error = InUse.Replace("PORT", $"{port}", StringComparison.Ordinal),
    };

    private static Fact[] Process(string name, int port, string address) =>
        [TestFacts.Process(1, 50, name), TestFacts.Socket(1, port, address, owners: TestFacts.Owner(50, name))];

    private static Fact[] Proxy(int port) => Process("docker-proxy", port, "0.0.0.0");

    private static Fact[] Swarm() =>
    [
        TestFacts.Engine() with { SwarmNodeAddress = "10.0.0.1", SwarmId = "swarm1" },
        new SwarmServiceFact { Id = "swarm-service:mesh", ServiceId = "mesh", Name = "mesh", SwarmId = "swarm1", Ports = [new(18080, 80, PortProtocol.Tcp, "ingress")] },
    ];

    private static NetnsFact Rules(string chain, int port, string target) =>
        TestFacts.Netns(1) with { Forwards = [new PortForward(PortProtocol.Tcp, "0.0.0.0", port, port, target, port, chain, "")] };

    private static Task Found(string expected, params object[] facts) => Found(expected, [.. facts.SelectMany(f => f as IEnumerable<Fact> ?? [(Fact)f])]);

    private static async Task Found(string expected, Fact[] facts)
    {
        var (snapshot, found) = await Look(facts);
        Assert.Equal(expected, string.Join("; ", found.Select(f => Told.Line(snapshot, f))));
        // Whatever is found can be mended, says when it began, and names its port.
        Assert.All(found, f => Assert.True(f.Fix.Length > 0 && f.Since != default && f.Port is not null, f.Id));
    }

    private static async Task<IReadOnlyList<Finding>> Find(Fact[] facts) => (await Look(facts)).Found;

    private static async Task<(TopologySnapshot Snapshot, IReadOnlyList<Finding> Found)> Look(Fact[] facts)
    {
        await using var analyzed = new Analyzed(new FindingsAnalyzer(TimeProvider.System));
        // What a test says of the machine goes before what every machine has.
        var snapshot = await analyzed.Snapshot(Analyzed.Machine.Where(m => facts.All(f => f.Id != m.Id)).Concat(facts));
        return (snapshot, [.. snapshot.Findings.Values.Where(f => !WorthKnowing.Contains(f.Rule)).OrderBy(f => f.Id, StringComparer.Ordinal)]);
    }
}
