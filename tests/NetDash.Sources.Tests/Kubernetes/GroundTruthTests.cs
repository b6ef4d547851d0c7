using System.Text.Json;
using NetDash.Testing.Facts;
using NetDash.Testing.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Sources.Tests.Kubernetes;

/// <summary>
/// What the API and the kernel say apart from each other, joined, against what containerd said of the same moment: 14 pods with a
/// namespace of their own, one on the host's network, one whose sandbox is gone.
/// </summary>
public sealed class GroundTruthTests
{
    private static readonly Lazy<LinkedTopology> Linked = new(() => new LinkedTopology()
        .After(TestTopology.Replaced("kubernetes", RecordedCluster.AtTheMomentOfTheTruth()))
        .After(TestTopology.Replaced("kernel", RecordedMachine.Facts())));

    private static TopologySnapshot Now => Linked.Value.Now;

    public static TheoryData<string> Pods => [.. Truth().Select(p => $"{p.GetProperty("namespace")}/{p.GetProperty("pod")}")];

    [Fact]
    public void The_truth_is_about_sixteen_pods()
    {
        var netns = Truth().Select(p => p.GetProperty("netns_inode")).ToList();
        Assert.Equal(16, netns.Count);
        Assert.Single(Truth(), p => p.GetProperty("host_network").GetBoolean());
        Assert.Single(netns, n => n.ValueKind == JsonValueKind.Null);
        Assert.Equal(14, Now.OfKind(NodeKind.Netns).Count(n => n.Properties is NetnsProperties { Role: "pod" }));
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_is_joined_to_its_namespace_and_its_pause_container(string name)
    {
        var (truth, pod) = Pod(name);
        var inNetns = Now.EdgesOf(pod.Id).SingleOrDefault(e => e.Kind == EdgeKind.InNetns);
        if (truth.GetProperty("netns_inode").ValueKind == JsonValueKind.Null)
        {
            Assert.Null(inNetns);
            Assert.Equal("", ((PodProperties)pod.Properties).PauseContainer);
            Assert.Empty(((PodProperties)pod.Properties).PodIps);
            return;
        }

        Assert.Equal(RecordedMachine.NetnsId(truth.GetProperty("netns_inode").GetInt64()), inNetns!.To);
        Assert.Equal(RecordedMachine.HostId, pod.Host);
        var pause = Now.Nodes[((PodProperties)pod.Properties).PauseContainer];
        var properties = (ContainerProperties)pause.Properties;
        Assert.Equal(truth.GetProperty("sandbox_id").GetString(), properties.ContainerId);
        Assert.Equal(truth.GetProperty("sandbox_pid").GetInt32(), properties.Pid);
        Assert.True(properties.IsPause);
        Assert.Equal(pod.Id, properties.Pod);
        Assert.Equal(inNetns.To, pause.Parent);
        Assert.Equal(truth.GetProperty("host_network").GetBoolean() ? "host" : pod.Name, Now.Nodes[inNetns.To].Name);
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pod_is_wired_to_its_veth_and_bridge(string name)
    {
        var (truth, pod) = Pod(name);
        if (truth.GetProperty("host_veth").ValueKind == JsonValueKind.Null)
        {
            Assert.True(((PodProperties)pod.Properties).HostNetwork || ((PodProperties)pod.Properties).Phase == "Succeeded");
            return;
        }

        var netns = Now.EdgesOf(pod.Id).Single(e => e.Kind == EdgeKind.InNetns).To;
        var inside = Now.ChildrenOf(netns).Single(n => n.Kind == NodeKind.Interface && n.Name == truth.GetProperty("pod_if").GetString());
        Assert.Equal(truth.GetProperty("pod_mac").GetString(), ((InterfaceProperties)inside.Properties).Mac);
        Assert.Equal(truth.GetProperty("pod_ifindex").GetInt32(), ((InterfaceProperties)inside.Properties).IfIndex);
        Assert.Equal(
            truth.GetProperty("pod_if_addrs").EnumerateArray().Select(a => a.GetString()!), ((InterfaceProperties)inside.Properties).Addresses);
        Assert.Equal([truth.GetProperty("pod_ip").GetString()!], ((PodProperties)pod.Properties).PodIps);

        var pair = Now.EdgesOf(inside.Id).Single(e => e.Kind == EdgeKind.Veth);
        var veth = Now.Nodes[pair.From == inside.Id ? pair.To : pair.From];
        Assert.Equal(truth.GetProperty("host_veth").GetString(), veth.Name);
        Assert.Equal(truth.GetProperty("host_veth_ifindex").GetInt32(), ((InterfaceProperties)veth.Properties).IfIndex);
        var bridge = Now.Nodes[Now.EdgesOf(veth.Id).Single(e => e.Kind == EdgeKind.Master && e.From == veth.Id).To];
        Assert.Equal(truth.GetProperty("bridge").GetString(), bridge.Name);
        Assert.Equal(truth.GetProperty("bridge_ifindex").GetInt32(), ((InterfaceProperties)bridge.Properties).IfIndex);
    }

    [Theory]
    [MemberData(nameof(Pods))]
    public void A_pods_containers_are_those_that_run(string name)
    {
        var (truth, pod) = Pod(name);
        var inPod = Now.EdgesOf(pod.Id).Where(e => e.Kind == EdgeKind.InPod).Select(e => Now.Nodes[e.From]).ToList();
        var expected = truth.GetProperty("containers").EnumerateArray().Where(c => c.GetProperty("task_state").GetString() == "RUNNING")
            .Select(c => (c.GetProperty("name").GetString(), c.GetProperty("containerd_id").GetString(), c.GetProperty("pid").GetInt32()))
            .Order();
        Assert.Equal(expected, inPod.Where(n => !((ContainerProperties)n.Properties).IsPause)
            .Select(n => ((string?)n.Name, (string?)((ContainerProperties)n.Properties).ContainerId, ((ContainerProperties)n.Properties).Pid)).Order());
        Assert.All(inPod, n => Assert.Equal("", ((ContainerProperties)n.Properties).EngineId));
    }

    [Fact]
    public void A_listener_of_a_pod_is_shown_at_its_container_and_not_as_a_process()
    {
        var pair = Pod("demo/pair").Pod;
        var nginx = Now.EdgesOf(pair.Id).Where(e => e.Kind == EdgeKind.InPod).Select(e => Now.Nodes[e.From]).Single(n => n.Name == "nginx");
        Assert.Equal([80], ((ContainerProperties)nginx.Properties).Listening.Select(s => s.Port));
        Assert.Equal("pod", ((ContainerProperties)nginx.Properties).NetworkMode);
        Assert.All(Now.OfKind(NodeKind.Process), p => Assert.Equal("host", Now.Nodes[p.Parent!].Name));
        Assert.DoesNotContain(Now.OfKind(NodeKind.Process), p => p.Name == "httpd");
        var onHost = Now.EdgesOf(Pod("demo/hostnet").Pod.Id).Where(e => e.Kind == EdgeKind.InPod).Select(e => Now.Nodes[e.From]).Single(n => n.Name != "pause");
        Assert.Equal([9876], ((ContainerProperties)onHost.Properties).Listening.Select(s => s.Port));
    }

    [Fact]
    public void The_node_runs_on_the_machine_and_the_machine_says_so()
    {
        var node = Now.OfKind(NodeKind.K8sNode).Single();
        Assert.Equal("vm", node.Name);
        Assert.Equal(RecordedMachine.HostId, Now.EdgesOf(node.Id).Single(e => e.Kind == EdgeKind.RunsOn && e.From == node.Id).To);
        Assert.Equal(["kubernetes"], ((HostProperties)Now.Nodes[RecordedMachine.HostId].Properties).Roles);
        Assert.Equal(16, Now.EdgesOf(node.Id).Count(e => e.Kind == EdgeKind.RunsOn && e.To == node.Id));
    }

    [Fact]
    public void Workloads_own_their_pods_and_replica_sets_are_not_shown()
    {
        var owners = Now.Edges.Values.Where(e => e.Kind == EdgeKind.Owns)
            .Select(e => $"{((WorkloadProperties)Now.Nodes[e.From].Properties).WorkloadKind} {Now.Nodes[e.From].Name} > {Now.Nodes[e.To].Name}");
        Assert.Equal(
            [
                "DaemonSet agent > agent-z45ss", "Deployment client > client-588c77456f-ckdfg", "Deployment dnsstub > dnsstub-d46cf5cf5-pjkj8",
                "Deployment web > web-66794c896-2r9kt", "Deployment web > web-66794c896-7zckj", "Deployment web > web-66794c896-wbg6c",
                "Job once > once-ll2c8", "StatefulSet db > db-0", "StatefulSet db > db-1",
            ],
            owners.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Now.OfKind(NodeKind.Workload), n => n.Properties is WorkloadProperties { WorkloadKind: "ReplicaSet" });
    }

    [Fact]
    public void The_policy_applies_to_the_pods_that_it_selects()
    {
        var policy = Now.OfKind(NodeKind.NetworkPolicy).Single();
        Assert.Equal(
            ["web-66794c896-2r9kt", "web-66794c896-7zckj", "web-66794c896-wbg6c"],
            Now.EdgesOf(policy.Id).Where(e => e.Kind == EdgeKind.AppliesTo).Select(e => Now.Nodes[e.To].Name).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonElement> Truth() => Recording.Json("ground-truth.json").GetProperty("pods").EnumerateArray();

    private static (JsonElement Truth, Node Pod) Pod(string name)
    {
        var truth = Truth().Single(p => $"{p.GetProperty("namespace")}/{p.GetProperty("pod")}" == name);
        return (truth, Now.Nodes[NodeId.Pod(RecordedCluster.Id, truth.GetProperty("uid").GetString()!)]);
    }
}
