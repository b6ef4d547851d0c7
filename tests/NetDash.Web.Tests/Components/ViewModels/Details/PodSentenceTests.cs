using NetDash.Testing.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class PodSentenceTests
{
    [Fact]
    public void A_pod_whose_namespace_is_read_needs_no_sentence() => Check("", PodWorld.Shop());

    [Fact]
    public void A_node_whose_kernel_is_not_read_is_named() => Check(
        "The kernel of other is not read here: its interfaces and what it listens on are not known.", PodWorld.Elsewhere());

    [Fact]
    public void A_pod_of_which_no_process_is_seen_on_a_node_that_is_read_says_so() => Check(
        "No process of it is seen on vm, so its namespace is not known.", TestClusterFacts.Pod("unseen", TestClusterFacts.Container("c")));

    [Fact]
    public void A_host_network_pod_lives_in_its_hosts_namespace() => Check(
        "It lives in its host’s namespace: what it listens on are the host’s ports.", TestClusterFacts.Pod("agent", TestClusterFacts.Container("c")) with { HostNetwork = true });

    [Fact]
    public void A_host_network_pod_on_a_node_that_is_not_read_says_so() => Check(
        "It lives in the namespace of other, whose kernel is not read here: what it listens on is not known.", PodWorld.Elsewhere() with { HostNetwork = true });

    [Theory]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void A_pod_that_has_ended_has_nothing_left(string phase) => Check(
        "It has ended: its namespace and its address are given back.", PodWorld.Elsewhere() with { Phase = phase, PodIps = [] });

    [Fact]
    public void A_pod_without_a_node_has_no_namespace() => Check(
        "No node has taken it yet, so it has no namespace.", PodWorld.Elsewhere() with { Phase = "Pending", NodeName = "", PodIps = [] });

    private static void Check(string expected, PodFact pod)
    {
        var world = PodWorld.Linked().And(pod);
        Assert.Equal(expected, NodeDetails.Of(world.Now, world.Node(pod.Id), TestFacts.Noon).Sentence);
    }
}
