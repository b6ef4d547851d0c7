using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Topology.Tests.Linking.Kubernetes;

public sealed class PodLinkerTests
{
    private static readonly string WebPod = TestClusterFacts.PodId("web");

    [Fact]
    public void The_pause_container_is_what_was_there_first_and_is_in_no_status()
    {
        var topology = LinkedTopology.Of(
            [.. Machine(), TestClusterFacts.Node(), TestClusterFacts.Pod("web", TestClusterFacts.Container("c")), Netns(2, "web", "sandbox", "c")]);
        var pause = topology.Node(((PodProperties)topology.Node(WebPod).Properties).PauseContainer);
        Assert.Equal("pause", pause.Name);
        Assert.True(((ContainerProperties)pause.Properties).IsPause);
        Assert.Equal(TestFacts.LongId("sandbox"), ((ContainerProperties)pause.Properties).ContainerId);
        Assert.Equal(["c", "pause"], In(topology, WebPod).Select(n => n.Name));
        Assert.Equal("web", topology.Node(TestFacts.NetnsId(2)).Name);
    }

    [Fact]
    public void A_container_that_no_status_names_yet_is_not_taken_for_the_pause_container()
    {
        var topology = LinkedTopology.Of(
            [.. Machine(), TestClusterFacts.Pod("web", TestClusterFacts.Container("c")), Netns(2, "web", "sandbox", "c", "new")]);
        Assert.Single(In(topology, WebPod), n => n.Properties is ContainerProperties { IsPause: true });

        // CRI-O makes none where nothing needs it: then there is none.
        topology.And(Netns(2, "web", "c", "new"));
        Assert.DoesNotContain(In(topology, WebPod), n => n.Properties is ContainerProperties { IsPause: true });
        Assert.Equal("", ((PodProperties)topology.Node(WebPod).Properties).PauseContainer);
    }

    [Fact]
    public void A_static_pod_joins_by_the_hash_of_its_manifest()
    {
        var pod = TestClusterFacts.Pod("web", TestClusterFacts.Container("c")) with { ConfigHash = "364771224412cc995e73da0052aa6bd3" };
        var topology = LinkedTopology.Of([.. Machine(), pod, TestClusterFacts.PodNetns(2, "364771224412cc995e73da0052aa6bd3", "sandbox", "c")]);
        Assert.Equal(TestFacts.NetnsId(2), Single(topology, pod.Id, EdgeKind.InNetns).To);
    }

    [Fact]
    public void A_host_network_pod_is_in_its_nodes_namespace_seen_or_not()
    {
        var pod = TestClusterFacts.Pod("web", TestClusterFacts.Container("c")) with { HostNetwork = true };
        var topology = LinkedTopology.Of([.. Machine(), TestClusterFacts.Node(), pod]);
        Assert.Equal(TestFacts.HostNetns, Single(topology, pod.Id, EdgeKind.InNetns).To);
        topology.And(Netns(1, "web", "sandbox", "c") with { IsHost = true });
        Assert.Equal(TestFacts.HostNetns, Single(topology, pod.Id, EdgeKind.InNetns).To);
        Assert.Equal("host", topology.Node(TestFacts.HostNetns).Name);
        Assert.All(In(topology, pod.Id), n => Assert.Equal("host", ((ContainerProperties)n.Properties).NetworkMode));
    }

    [Fact]
    public void A_container_of_an_engine_stays_one_node_and_is_in_its_pod()
    {
        var topology = LinkedTopology.Of(
            [.. Machine(), TestFacts.Engine(), TestFacts.Container("c", "none"), TestFacts.Container("sandbox", "none"),
             TestClusterFacts.Pod("web", TestClusterFacts.Container("c")), Netns(2, "web", "sandbox", "c")]);
        Assert.Equal(
            [TestFacts.ContainerNode("c"), TestFacts.ContainerNode("sandbox")], In(topology, WebPod).Select(n => n.Id).Order(StringComparer.Ordinal));
        Assert.Equal(TestFacts.ContainerNode("sandbox"), ((PodProperties)topology.Node(WebPod).Properties).PauseContainer);
        Assert.True(((ContainerProperties)topology.Node(TestFacts.ContainerNode("sandbox")).Properties).IsPause);
        Assert.Equal(2, topology.Now.OfKind(NodeKind.Container).Count());
    }

    [Fact]
    public void A_node_that_is_a_container_runs_on_it_and_its_host_network_pods_live_in_it()
    {
        var kind = TestClusterFacts.Node("kind", "172.18.0.2") with { MachineId = "of-the-container" };
        var pod = TestClusterFacts.Pod("web", TestClusterFacts.Container("c")) with { NodeName = "kind", HostNetwork = true };
        var topology = LinkedTopology.Of(
            [.. Machine(), TestFacts.Engine(), TestFacts.Container("kind", "kind") with { Endpoints = [TestFacts.Endpoint("kind", "172.18.0.2")] },
             TestFacts.Netns(5, TestFacts.LongId("kind")), kind, pod]);
        Assert.Equal(TestFacts.ContainerNode("kind"), Single(topology, kind.Id, EdgeKind.RunsOn, from: true).To);
        Assert.Equal(TestFacts.NetnsId(5), Single(topology, pod.Id, EdgeKind.InNetns).To);
        Assert.Equal(topology.Node(TestFacts.ContainerNode("kind")).Host, topology.Node(pod.Id).Host);

        // A namesake with another address is another thing: the boot then tells the machine.
        topology.And(TestFacts.Container("kind", "kind") with { Endpoints = [TestFacts.Endpoint("kind", "172.18.0.9")] });
        Assert.Equal(TestFacts.HostId, Single(topology, kind.Id, EdgeKind.RunsOn, from: true).To);
    }

    [Theory]
    [InlineData(false, "pod")]
    [InlineData(true, "host")]
    public void A_container_of_a_pod_uses_the_pods_namespace_or_the_hosts_and_the_pause_container_holds_it(bool onHost, string mode)
    {
        var pod = TestClusterFacts.Pod("web", TestClusterFacts.Container("c")) with { HostNetwork = onHost };
        var topology = LinkedTopology.Of([.. Machine(), TestClusterFacts.Node(), pod, onHost ? TestFacts.Netns(1) with { Containers = Netns(1, "web", "sandbox", "c").Containers } : Netns(2, "web", "sandbox", "c")]);
        var edge = Assert.Single(topology.Edges(EdgeKind.SharesNetns));
        Assert.Equal((NodeId.RuntimeContainer(TestFacts.LongId("c")), onHost ? TestFacts.HostId : pod.Id), (edge.From, edge.To));
        Assert.Equal(mode, ((SharesNetnsProperties)edge.Properties!).Mode);
    }

    [Theory]
    [InlineData(TestFacts.BootId, true)]
    [InlineData("", true)] // Not told: the address is all there is.
    [InlineData("another", false)] // The same private address in another network.
    public void A_node_is_the_host_with_its_address_only_where_that_may_be_its_kernel(string boot, bool joined)
    {
        var node = TestClusterFacts.Node("far", "192.168.1.10") with { MachineId = "of-another", BootId = boot };
        var topology = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "eth0", "physical", "192.168.1.10/24"), node);
        Assert.Equal(joined ? TestFacts.HostId : null, topology.Node(node.Id).Host);
    }

    [Fact]
    public void The_namespace_of_a_node_that_is_a_container_is_no_pods()
    {
        var inside = Netns(5, "web", "sandbox");
        var topology = LinkedTopology.Of(
            [.. Machine(), TestFacts.Engine(), TestFacts.Container("kind", "kind"), TestClusterFacts.Pod("web") with { HostNetwork = true },
             inside with { Containers = [.. inside.Containers, new CgroupContainer(TestFacts.LongId("kind"), "docker", "")] }]);
        Assert.Equal("container", ((NetnsProperties)topology.Node(TestFacts.NetnsId(5)).Properties).Role);
        Assert.Equal("kind", topology.Node(TestFacts.NetnsId(5)).Name);
    }

    [Fact]
    public void Without_the_api_a_pods_containers_are_shown_by_what_the_kernel_knows()
    {
        var topology = LinkedTopology.Of(
            [.. Machine(), Netns(2, "web", "sandbox", "c"), TestFacts.Socket(2, 80, owners: TestFacts.Owner(9, "nginx", TestFacts.LongId("c"))),
             TestFacts.Process(2, 9, "nginx") with { Container = new CgroupContainer(TestFacts.LongId("c"), "", TestClusterFacts.Uid("web")) }]);
        var container = topology.Node(NodeId.RuntimeContainer(TestFacts.LongId("c")));
        Assert.Equal(TestFacts.LongId("c")[..12], container.Name);
        Assert.Equal([80], ((ContainerProperties)container.Properties).Listening.Select(s => s.Port));
        Assert.Empty(topology.Now.OfKind(NodeKind.Process));
    }

    [Fact]
    public void A_finished_pod_has_no_namespace_and_its_address_is_another_pods()
    {
        var done = TestClusterFacts.Pod("done") with { Phase = "Succeeded", PodIps = [] };
        var topology = LinkedTopology.Of(
            [.. Machine(), done, TestClusterFacts.Pod("web"), TestClusterFacts.Service("s"), TestClusterFacts.Slice("s", "s1", TestClusterFacts.Endpoint("10.244.0.2"))]);
        Assert.DoesNotContain(topology.Now.EdgesOf(done.Id), e => e.Kind == EdgeKind.InNetns);
        Assert.Equal(WebPod, Single(topology, TestClusterFacts.ServiceId("s"), EdgeKind.Endpoint).To);
        Assert.Equal(NodeStatus.Stopped, topology.Node(done.Id).Status);
    }

    [Theory]
    [InlineData("CrashLoopBackOff", "waiting", NodeStatus.Error)]
    [InlineData("ImagePullBackOff", "waiting", NodeStatus.Error)]
    [InlineData("ContainerCreating", "waiting", NodeStatus.Warning)]
    [InlineData("", "running", NodeStatus.Warning)]
    public void A_pod_that_is_not_ready_is_as_bad_as_its_worst_container(string reason, string state, NodeStatus expected)
    {
        var pod = TestClusterFacts.Pod("web", TestClusterFacts.Container("c") with { State = state, Reason = reason, Ready = false }) with { Ready = false };
        Assert.Equal(expected, LinkedTopology.Of(pod).Node(pod.Id).Status);
    }

    private static IEnumerable<Fact> Machine() => [TestFacts.Host(), TestFacts.Netns(1)];

    private static NetnsFact Netns(int cookie, string pod, params ReadOnlySpan<string> containers) =>
        TestClusterFacts.PodNetns(cookie, TestClusterFacts.Uid(pod), containers);

    private static IEnumerable<Node> In(LinkedTopology topology, string pod) => topology.Now.EdgesOf(pod)
        .Where(e => e.Kind == EdgeKind.InPod).Select(e => topology.Node(e.From)).OrderBy(n => n.Name, StringComparer.Ordinal);

    private static Edge Single(LinkedTopology topology, string node, EdgeKind kind, bool from = false) =>
        Assert.Single(topology.Now.EdgesOf(node), e => e.Kind == kind && (!from || e.From == node));
}
