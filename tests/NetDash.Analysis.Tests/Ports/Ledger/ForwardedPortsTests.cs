using NetDash.Analysis.Tests.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using Things = NetDash.Analysis.Tests.Findings.Ports;

namespace NetDash.Analysis.Tests.Ports.Ledger;

/// <summary>What Swarm, Kubernetes and NAT rules forward.</summary>
public sealed class ForwardedPortsTests
{
    [Theory]
    [InlineData("swarm1", "swarm1", true)] // a manager, of the service's swarm
    [InlineData("", "swarm1", true)] // a worker does not know its swarm: where there is one alone, it is that one
    [InlineData("other", "swarm1", false)]
    public void The_mesh_is_on_each_node_of_its_swarm(string node, string service, bool isThere)
    {
        var lines = Ledgers.Of(LinkedTopology.Of([.. Swarm(node), Service("mesh", service)]).Now).Lines();
        Assert.Equal(isThere ? ["forwarded swarmingress mesh 0.0.0.0:8080 -> mesh:80 no-socket"] : [], lines);
    }

    [Fact]
    public void A_worker_beside_two_swarms_is_in_neither_that_is_known() =>
        Assert.Empty(Ledgers.Of(LinkedTopology.Of([.. Swarm(""), Service("a", "swarm1"), Service("b", "swarm2")]).Now).Lines());

    [Fact]
    public void A_host_outside_any_swarm_and_a_port_in_host_mode_have_no_mesh()
    {
        Assert.Empty(Ledgers.Lines(Service("mesh", "swarm1")));
        Assert.Empty(Ledgers.Of(LinkedTopology.Of([.. Swarm("swarm1"), Service("mesh", "swarm1") with { Ports = [new SwarmPort(8080, 80, PortProtocol.Tcp, "host")] }]).Now).Lines());
    }

    [Fact]
    public void Dockerds_dual_stack_socket_for_the_mesh_is_the_services_and_as_wide() => Assert.Equal(
        ["forwarded swarmingress mesh [::]:8080 -> mesh:80 by dockerd"],
        Ledgers.Of(LinkedTopology.Of([.. Swarm("swarm1"), Service("mesh", "swarm1"), .. Things.Process(640, "dockerd", 8080, "::")]).Now).Lines());

    [Fact]
    public void A_hostPort_is_forwarded_and_a_pending_pods_wanted() => Assert.Equal(
        ["forwarded hostport ingress 0.0.0.0:8080 -> 10.244.0.9:80 no-socket", "forwarded hostport one 10.0.0.1:8081 -> 10.244.0.9:80 no-socket", "wanted hostport late 0.0.0.0:8082 no-socket"],
        Ledgers.Of(new ClusterWorld().Pod("ingress", 8080, "vm").Pod("one", 8081, "vm", "10.0.0.1").Pod("late", 8082, "vm", phase: "Pending").Pod("far", 8083, "far").Snapshot()).Lines());

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void A_pod_that_is_over_has_and_wants_nothing(string phase) =>
        Assert.Empty(Ledgers.Of(new ClusterWorld().Pod("done", 8080, "vm", phase: phase).Snapshot()).Lines());

    [Fact]
    public void A_host_network_pod_opens_its_ports_itself_where_the_kernel_tells() =>
        Assert.Empty(Ledgers.Of(new ClusterWorld().Pod("own", 8080, "vm", with: p => p with { HostNetwork = true }).Snapshot()).Lines());

    [Fact]
    public void A_nodePort_is_forwarded_in_each_family_that_its_service_has()
    {
        Assert.Equal(
            ["forwarded nodeport web 0.0.0.0:30080 -> 10.96.0.1:80 no-socket", "forwarded nodeport web [::]:30080 v6only -> [fd00::1]:80 no-socket"],
            Ledgers.Of(new ClusterWorld().Service("web", 30080, 0, "10.96.0.1", "fd00::1").Snapshot()).Lines());
        Assert.Equal(["forwarded nodeport web [::]:30080 v6only -> [fd00::1]:80 no-socket"], Ledgers.Of(new ClusterWorld().Service("web", 30080, 0, "fd00::1").Snapshot()).Lines());
    }

    [Fact]
    public void A_healthCheckNodePort_is_kube_proxys_socket_where_it_is_seen()
    {
        Assert.Equal(["held healthchecknodeport web 0.0.0.0:32000 no-socket"], Ledgers.Of(new ClusterWorld().Service("web", 0, 32000).Snapshot()).Lines());
        var world = new ClusterWorld().Service("web", 0, 32000).Add(new Node
        {
            Id = "process:kp", Kind = NodeKind.Process, Name = "kube-proxy", Parent = TestFacts.HostNetns, Host = TestFacts.HostId,
            Properties = new ProcessProperties { Pid = 9, Name = "kube-proxy", Listening = [new ListeningSocket(PortProtocol.Tcp, "::", 32000, false)] },
        });
        Assert.Equal(["held healthchecknodeport web [::]:32000 by kube-proxy"], Ledgers.Of(world.Snapshot()).Lines());
    }

    [Fact]
    public void A_host_that_is_no_node_of_the_cluster_has_none_of_its_ports()
    {
        var snapshot = new ClusterWorld().Service("web", 30080).Snapshot();
        Assert.Empty(Ledgers.Of(new TopologySnapshot("e", 1, snapshot.Time, [], snapshot.Nodes, snapshot.Edges.Clear(), snapshot.Findings)).Lines());
    }

    [Fact]
    public void A_rule_that_nothing_explains_is_a_line_and_names_whose_address_it_leads_to()
    {
        Assert.Equal(["forwarded nat ? 0.0.0.0:25 -> 192.0.2.9:2525 no-socket (rule in chain PREROUTING)"], Rules([], Forward(25, 25, "192.0.2.9", 2525)));
        Assert.Equal(
            ["forwarded nat web 0.0.0.0:8080 -> 172.17.0.10:80 no-socket (rule in chain PREROUTING, from 10.0.0.0/8)"],
            Rules([TestFacts.Container("web"), .. Things.Inside("web", 10)], Forward(8080, 8080, "172.17.0.10", 80) with { Condition = "from 10.0.0.0/8" }));
    }

    [Fact]
    public void A_range_is_a_line_a_port_and_a_rule_for_nearly_all_ports_none()
    {
        Assert.Equal(
            ["forwarded nat ? 0.0.0.0:25 -> 192.0.2.9:1025 no-socket (rule in chain PREROUTING)", "forwarded nat ? 0.0.0.0:26 -> 192.0.2.9:1026 no-socket (rule in chain PREROUTING)"],
            Rules([], Forward(25, 26, "192.0.2.9", 1025)));
        Assert.Empty(Rules([], Forward(1, 65535, "192.0.2.9", 0)));
    }

    [Fact]
    public void The_engines_rule_for_what_it_publishes_is_that_line_and_anothers_for_the_same_port_is_not()
    {
        var web = Things.Web("web", 10, Things.Publish(8080)).ToArray();
        Assert.Equal(["forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 no-socket"], Rules(web, Forward(8080, 8080, "172.17.0.10", 80) with { Chain = "DOCKER" }));
        Assert.Equal(
            ["forwarded dockerpublish web 0.0.0.0:8080 -> 172.17.0.10:80 no-socket", "forwarded nat ? 0.0.0.0:8080 -> 192.0.2.9:80 no-socket (rule in chain PREROUTING)"],
            Rules(web, Forward(8080, 8080, "192.0.2.9", 80)));
        Assert.Equal(2, Rules(web, Forward(8080, 8080, "192.0.2.9", 80) with { Address = "10.0.0.1", Chain = "DOCKER" }).Length);
    }

    [Fact]
    public void A_service_with_many_endpoints_is_one_line() => Assert.Equal(
        ["forwarded nat ? 0.0.0.0:30080 -> 10.244.0.1:80 no-socket (rule in chain KUBE-SEP-A)"],
        Rules([], Forward(30080, 30080, "10.244.0.1", 80) with { Chain = "KUBE-SEP-A" }, Forward(30080, 30080, "10.244.0.2", 80) with { Chain = "KUBE-SEP-B" }));

    [Fact]
    public void The_rule_and_the_socket_of_an_engine_that_is_not_read_go_together() => Assert.Equal(
        ["forwarded nat ? 0.0.0.0:8080 -> 172.18.0.2:80 (rule in chain DOCKER)", "held listen ? 0.0.0.0:8080"],
        Rules([TestFacts.Socket(1, 8080)], Forward(8080, 8080, "172.18.0.2", 80) with { Chain = "DOCKER" }));

    private static string[] Rules(IEnumerable<Fact> facts, params PortForward[] forwards) =>
        Ledgers.Of(LinkedTopology.Of([.. Analyzed.Machine.Where(f => f is not NetnsFact), TestFacts.Netns(1) with { Forwards = [.. forwards] }, .. facts]).Now).Lines();

    private static PortForward Forward(int port, int last, string target, int targetPort) =>
        new(PortProtocol.Tcp, "0.0.0.0", port, last, target, targetPort, "PREROUTING", "");

    private static IEnumerable<Fact> Swarm(string swarmId) =>
        [.. Analyzed.Machine.Where(f => f is not EngineFact), TestFacts.Engine() with { SwarmNodeAddress = "10.0.0.1", SwarmId = swarmId }];

    private static SwarmServiceFact Service(string name, string swarmId) =>
        new() { Id = "swarm-service:" + name, ServiceId = name, SwarmId = swarmId, Name = name, Ports = [new SwarmPort(8080, 80, PortProtocol.Tcp, "ingress")] };
}
