using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PodBlockedRuleTests
{
    private static readonly PodBlockedRule Rule = new();

    [Fact]
    public void A_host_network_pod_that_crashes_over_a_port_of_a_process_is_told_which_and_whose()
    {
        var finding = Found.Single(Rule, [.. InCluster(Exporter()), .. Ports.Process(812, "old-exporter", 9100)]);
        Assert.Equal(("port-blocked", FindingSeverity.Error, "Port 9100/tcp is taken"), (finding.Rule, finding.Severity, finding.Title));
        Assert.Equal(
            "exporter of pod demo/node-exporter lives on the host’s network and keeps failing (CrashLoopBackOff, 4 restarts): old-exporter (pid 812) already listens on 0.0.0.0:9100, which it declares.",
            finding.Detail);
        Assert.Equal(PodId("node-exporter"), finding.Subjects[0]);
        Assert.Equal(finding.Holder, finding.Subjects[1]);
        Assert.Equal((9100, TestFacts.HostId), (finding.Port!.Port, finding.Port.Host));
        Assert.StartsWith("process `old-exporter` (pid 812) holds 0.0.0.0:9100; stop it (`kill 812`) or give demo/node-exporter another hostPort: 9101 is free", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_that_publishes_the_port_is_a_holder_too()
    {
        var published = TestFacts.Container("metrics", "bridge") with { Ports = [new PublishedPort("0.0.0.0", 9100, 9100, PortProtocol.Tcp)] };
        Assert.Contains("container `metrics` holds 0.0.0.0:9100", Found.Single(Rule, [.. InCluster(Exporter()), published, .. Ports.Process(900, "docker-proxy", 9100)]).Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("running", "", true, 4)]
    [InlineData("waiting", "ContainerCreating", false, 0)]
    [InlineData("terminated", "Completed", false, 1)]
    public void One_that_does_not_crash_is_not_blocked(string state, string reason, bool ready, int restarts) =>
        Assert.Empty(Found.All(Rule, [.. InCluster(Exporter(state, reason, ready, restarts)), .. Ports.Process(812, "old-exporter", 9100)]));

    [Fact]
    public void Its_own_socket_is_not_in_its_way() =>
        Assert.Empty(Found.All(Rule, [
            .. InCluster(Exporter()), TestFacts.Netns(1) with { Containers = [new CgroupContainer(TestFacts.LongId("exporter"), "", Uid("node-exporter")) { FirstPid = 900, FirstStartTicks = 5 }] },
            TestFacts.Socket(1, 9100, owners: TestFacts.Owner(900, "node_exporter", TestFacts.LongId("exporter"))),
        ]));

    [Fact]
    public void What_it_wants_stands_in_the_ledger_and_is_gone_once_it_runs()
    {
        var world = Found.On(Rule).With([.. Analyzed.Machine, .. InCluster(Exporter())]);
        Assert.Equal(["Wanted HostPort 0.0.0.0:9100 node-exporter"], Ledger(world));
        Assert.Empty(Ledger(world.And(Exporter("running", "", true, 4))));
    }

    private static string[] Ledger(LinkedTopology world) =>
        [.. PortLedger.Of(world.Now).Hosts.SelectMany(h => h.Entries).Select(e => $"{e.State} {e.Via} {e.At} {e.Owner?.Name}")];

    private static Fact[] InCluster(PodFact pod) => [Cluster(), NamespaceFact(), Node(), pod];

    private static PodFact Exporter(string state = "waiting", string reason = "CrashLoopBackOff", bool ready = false, int restarts = 4) =>
        Pod("node-exporter", Container("exporter", new PodPort("metrics", 9100, 9100, "", PortProtocol.Tcp)) with { State = state, Reason = reason, Ready = ready, Restarts = restarts }) with
        {
            HostNetwork = true, PodIps = ["10.0.0.1"], Ready = ready,
        };
}
