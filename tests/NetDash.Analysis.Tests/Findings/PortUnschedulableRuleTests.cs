using NetDash.Analysis.Tests.Ports.Rules;

namespace NetDash.Analysis.Tests.Findings;

public sealed class PortUnschedulableRuleTests
{
    private const string Words = "0/1 nodes are available: 1 node(s) didn't have free ports for the requested pod ports.";

    [Fact]
    public void A_pod_that_waits_for_a_port_which_another_has_on_its_only_node_names_port_and_holder()
    {
        var world = ClusterWorld.With(ClusterWorld.Pod("edge", hostPort: 8088), ClusterWorld.Pod("late", hostPort: 8088, phase: "Pending", node: "", message: Words));
        Assert.Equal(["port-unschedulable late < edge"], world.Said("port-unschedulable"));
        var finding = world.Single("port-unschedulable");
        Assert.Contains("8088/tcp", finding.Title, StringComparison.Ordinal);
        Assert.Contains("8089", finding.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8089, "", "")]
    [InlineData(8088, "vm", "")]
    [InlineData(0, "", Words)]
    public void A_pod_whose_port_is_free_or_that_has_a_node_or_wants_none_waits_for_something_else(int port, string node, string message) =>
        Assert.Empty(ClusterWorld.With(ClusterWorld.Pod("edge", hostPort: 8088), ClusterWorld.Pod("late", hostPort: port, phase: "Pending", node: node, message: message)).Said("port-unschedulable"));

    [Fact]
    public void A_finished_pod_has_no_port() =>
        Assert.Empty(ClusterWorld.With(ClusterWorld.Pod("edge", hostPort: 8088, phase: "Succeeded"), ClusterWorld.Pod("late", hostPort: 8088, phase: "Pending", node: "")).Said("port-unschedulable"));
}
