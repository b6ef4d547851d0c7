using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortShadowedRuleTests
{
    private static readonly PortShadowedRule Rule = new();

    private static readonly Fact[] Swarm =
    [
        .. Analyzed.Machine.Where(f => f is not EngineFact),
        TestFacts.Engine() with { SwarmNodeAddress = "10.0.0.1", SwarmId = "swarm1" },
        new SwarmServiceFact { Id = "swarm-service:mesh", ServiceId = "mesh", SwarmId = "swarm1", Name = "mesh", Ports = [new SwarmPort(8080, 80, PortProtocol.Tcp, "ingress")] },
    ];

    [Fact]
    public void The_mesh_takes_what_arrives_for_a_listener_and_both_are_named()
    {
        var finding = Assert.Single(On(Swarm, [.. Ports.Process(812, "nginx", 8080)]));
        Assert.Equal(("port-shadowed", FindingSeverity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("Port 8080/tcp is shadowed", finding.Title);
        Assert.Equal("nginx (pid 812) listens on 0.0.0.0:8080, but Swarm's routing mesh has 0.0.0.0:8080 for service mesh, and that is asked first: what arrives goes to mesh:80.", finding.Detail);
        Assert.Equal([TestFacts.ProcessId(812), "swarm-service:mesh"], finding.Subjects);
        Assert.Equal("swarm-service:mesh", finding.Holder);
        Assert.Equal("Swarm service `mesh` publishes 0.0.0.0:8080; remove it (`docker service rm mesh`), or let nginx (pid 812) listen on another port: 8081 is free", finding.Fix);
    }

    [Fact]
    public void Where_dockerd_has_the_port_for_the_mesh_nothing_is_shadowed() =>
        Assert.Empty(On(Swarm, [.. Ports.Process(640, "dockerd", 8080, "::")]));

    [Theory]
    [InlineData("127.0.0.1", 1)] // The mesh has a rule for what the host itself sends to itself.
    [InlineData("10.0.0.1", 1)]
    [InlineData("::", 1)]
    [InlineData("::1", 0)] // It is IPv4 alone.
    public void The_mesh_answers_loopback_too_and_no_ipv6(string address, int findings) =>
        Assert.Equal(findings, On(Swarm, [.. Ports.Process(812, "nginx", 8080, address)]).Count);

    [Fact]
    public void A_listener_that_cannot_be_read_is_shadowed_all_the_same_by_name_of_its_namespace()
    {
        // On one address, so that it cannot be dockerd's socket for the mesh.
        var finding = Assert.Single(On(Swarm, TestFacts.Socket(1, 8080, "10.0.0.1")));
        Assert.Equal([TestFacts.HostNetns, "swarm-service:mesh"], finding.Subjects);
        Assert.StartsWith("A process that NetDash cannot read listens on 10.0.0.1:8080", finding.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_that_comes_and_goes_changes_the_findings_of_the_nodes_of_its_swarm()
    {
        var world = Found.On(Rule).With([.. Swarm.Where(f => f is not SwarmServiceFact), .. Ports.Process(812, "nginx", 8080)]);
        Assert.Empty(world.Findings());
        Assert.Single(world.And(Swarm.Where(f => f is SwarmServiceFact)).Findings());
        Assert.Empty(world.Without("swarm-service:mesh").Findings());
    }

    [Theory]
    [InlineData("0.0.0.0", 1)]
    [InlineData("127.0.0.1", 0)] // What the host sends to itself passes no prerouting.
    public void Somebodys_own_rule_takes_what_arrives_from_outside(string address, int findings)
    {
        var found = On(With(Forward(8080)), [.. Ports.Process(812, "nginx", 8080, address)]);
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Contains("a NAT rule forwards 0.0.0.0:8080, and that is asked first: what arrives goes to 192.0.2.9:80", f.Detail, StringComparison.Ordinal));
        Assert.All(found, f => Assert.Null(f.Holder));
    }

    [Theory]
    [InlineData("", 0)] // REDIRECT
    [InlineData("10.0.0.1", 0)]
    [InlineData("127.0.0.1", 0)]
    public void A_rule_that_leads_back_to_the_same_port_of_the_host_shadows_nothing(string target, int port) =>
        Assert.Empty(On(With(Forward(8080) with { TargetAddress = target, TargetPort = port }), [.. Ports.Process(812, "nginx", 8080)]));

    [Fact]
    public void What_an_engine_publishes_without_a_socket_shadows_a_listener_and_is_silent_where_the_rules_were_read_and_it_has_none()
    {
        var listener = Ports.Process(812, "nginx", 8080);
        Assert.Contains("web publishes 0.0.0.0:8080", Assert.Single(On(Analyzed.Machine, [.. Ports.Web("web", 10, Ports.Publish(8080)), .. listener])).Detail, StringComparison.Ordinal);
        Assert.Empty(On(With(), [.. Ports.Web("web", 10, Ports.Publish(8080)), .. listener]));
        var rule = Forward(8080) with { TargetAddress = "172.17.0.10", Chain = "DOCKER" };
        Assert.Single(On(With(rule), [.. Ports.Web("web", 10, Ports.Publish(8080)), .. listener]));
    }

    [Theory]
    [InlineData("docker-proxy")]
    [InlineData("dockerd")]
    public void Where_the_engine_has_a_socket_for_what_it_publishes_nothing_is_shadowed(string server) =>
        Assert.Empty(On(Analyzed.Machine, [.. Ports.Web("web", 10, Ports.Publish(8080)), .. Ports.Process(70, server, 8080)]));

    [Fact]
    public void A_container_that_has_just_started_may_yet_get_its_socket()
    {
        var now = TestFacts.Noon.AddHours(1);
        var world = Found.On(Rule).With([.. Analyzed.Machine, TestFacts.Container("web") with { StartedAt = now, Ports = [Ports.Publish(8080)] }, .. Ports.Process(812, "nginx", 8080)]);
        Assert.Empty(world.Findings());
        Assert.Single(world.Wait(TimeSpan.FromSeconds(3)).Findings());
    }

    [Fact]
    public void A_nodePort_and_a_hostPort_shadow_a_listener_of_the_node()
    {
        var world = new ClusterWorld().Service("web", nodePort: 30080).Pod("ingress", hostPort: 8080, node: "vm");
        var found = Found.In(world.Listening(30080).Listening(8080, "127.0.0.1").Snapshot(), Rule);
        Assert.Equal(2, found.Count);
        Assert.Contains(found, f => f.Detail.Contains("Service default/web has 0.0.0.0:30080 as nodePort", StringComparison.Ordinal) && f.Holder == ClusterWorld.Id("web"));
        Assert.Contains(found, f => f.Detail.Contains("pod default/ingress has 0.0.0.0:8080 as hostPort", StringComparison.Ordinal) && f.Severity == FindingSeverity.Error);
    }

    [Fact]
    public void A_nodePort_without_any_rule_may_be_answered_otherwise_and_that_is_said()
    {
        var finding = Assert.Single(Found.In(new ClusterWorld().Service("web", nodePort: 30080).Listening(30080).Forwards().Snapshot(), Rule));
        Assert.Equal(FindingSeverity.Warning, finding.Severity);
        Assert.Contains("NetDash sees no NAT rule, but IPVS and eBPF leave none", finding.Detail, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> On(Fact[] machine, params IEnumerable<Fact> facts) => Found.On(Rule).With([.. machine, .. facts]).Findings();

    private static Fact[] With(params PortForward[] forwards) =>
        [.. Analyzed.Machine.Where(f => f is not NetnsFact), TestFacts.Netns(1) with { Forwards = [.. forwards] }];

    private static PortForward Forward(int port) => new(PortProtocol.Tcp, "0.0.0.0", port, port, "192.0.2.9", 80, "PREROUTING", "");
}
