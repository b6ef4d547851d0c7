using NetDash.Analysis.Findings;
using NetDash.Analysis.Tests.Worlds;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortUnschedulableNodesTests
{
    private const string Words = "0/2 nodes are available: 1 node(s) had untolerated taint(s), 1 node(s) didn't have free ports for the requested pod ports.";

    private static readonly PortUnschedulableRule Rule = new();

    [Fact]
    public void A_pod_whose_hostPort_is_taken_on_every_node_is_told_which_port_and_whose()
    {
        var world = new ClusterWorld().Machine("two").Pod("a", 8080, "vm").Pod("b", 8080, "two").Pod("late", 8080, phase: "Pending");
        var finding = Assert.Single(Found.In(world.Snapshot(), Rule));
        Assert.Equal(("port-unschedulable", FindingSeverity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("Port 8080/tcp is taken on every node that late may go to", finding.Title);
        Assert.Contains("default/late waits for a node:", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("default/a has 8080/tcp on vm", finding.Detail, StringComparison.Ordinal);
        Assert.Contains("default/b has 8080/tcp on two", finding.Detail, StringComparison.Ordinal);
        Assert.Equal(ClusterWorld.Id("late"), finding.Subjects[0]);
        Assert.Equal(3, finding.Subjects.Count);
        Assert.Equal(8080, finding.Port?.Port);
        Assert.StartsWith("give default/late another hostPort: 8081 is free", finding.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_with_the_port_free_is_where_it_will_go_unless_the_scheduler_names_ports()
    {
        var world = new ClusterWorld().Machine("two").Pod("a", 8080, "vm");
        Assert.Empty(Found.In(world.Pod("late", 8080, phase: "Pending").Snapshot(), Rule));
        Assert.Single(Found.In(world.Pod("told", 8080, phase: "Pending", with: p => p with { SchedulerMessage = Words }).Snapshot(), Rule));
    }

    [Fact]
    public void The_schedulers_words_alone_are_no_evidence() =>
        Assert.Empty(Found.In(new ClusterWorld().Pod("late", 8080, phase: "Pending", with: p => p with { SchedulerMessage = Words }).Snapshot(), Rule));

    [Fact]
    public void The_node_selector_leaves_nodes_out_whose_labels_are_known_and_differ()
    {
        var world = new ClusterWorld().Machine("ssd", true, new KeyValuePair<string, string>("disk", "ssd")).Machine("hdd", true, new KeyValuePair<string, string>("disk", "hdd")).Pod("a", 8080, "ssd");
        var wanting = world.Pod("late", 8080, phase: "Pending", with: p => p with { NodeSelector = ["disk=ssd"] });
        // The machine `vm` has no labels, so it is not known to be out: the pod may go there.
        Assert.Empty(Found.In(wanting.Snapshot(), Rule));
        Assert.Contains("on ssd", Assert.Single(Found.In(wanting.Pod("b", 8080, "vm").Snapshot(), Rule)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_node_that_is_not_ready_takes_no_pods_whatever_is_free_there() =>
        Assert.Single(Found.In(new ClusterWorld().Machine("down", ready: false).Pod("a", 8080, "vm").Pod("late", 8080, phase: "Pending").Snapshot(), Rule));

    [Fact]
    public void A_pod_on_the_hosts_network_has_its_container_ports() =>
        Assert.Single(Found.In(
            new ClusterWorld().Pod("a", 0, "vm", with: p => p with { HostNetwork = true }).Pod("late", 80, phase: "Pending").Snapshot(), Rule));

    [Theory]
    [InlineData("127.0.0.1", "10.0.0.1", 0)]
    [InlineData("", "10.0.0.1", 1)]
    public void Addresses_count_as_the_scheduler_counts_them(string held, string wanted, int findings) =>
        Assert.Equal(findings, Found.In(new ClusterWorld().Pod("a", 8080, "vm", held).Pod("late", 8080, hostIp: wanted, phase: "Pending").Snapshot(), Rule).Count);

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void A_pod_that_is_over_holds_no_port(string phase) =>
        Assert.Empty(Found.In(new ClusterWorld().Pod("a", 8080, "vm", phase: phase).Pod("late", 8080, phase: "Pending").Snapshot(), Rule));

    [Fact]
    public void Another_protocol_and_a_pod_without_hostPort_are_not_what_it_waits_for()
    {
        var udp = new ClusterWorld().Pod("a", 8080, "vm", with: p => p with { Containers = [new PodContainer("m", "i", [new PodPort("", 80, 8080, "", PortProtocol.Udp)], true, 0)] });
        Assert.Empty(Found.In(udp.Pod("late", 8080, phase: "Pending").Pod("other", 0, phase: "Pending").Snapshot(), Rule));
    }

    [Fact]
    public void With_many_nodes_a_few_are_named_and_the_rest_counted()
    {
        var world = new ClusterWorld().Pod("a0", 8080, "vm");
        for (var i = 1; i < 50; i++)
        {
            world.Machine($"n{i}").Pod($"a{i}", 8080, $"n{i}");
        }

        Assert.Contains("and 47 more nodes are full alike", Assert.Single(Found.In(world.Pod("late", 8080, phase: "Pending").Snapshot(), Rule)).Detail, StringComparison.Ordinal);
    }
}
