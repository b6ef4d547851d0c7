using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>Facts of a cluster as its source would report them, with the parts that a test does not care about filled in.</summary>
public static class TestClusterFacts
{
    public const string ClusterId = "c1";
    public const string Namespace = "demo";

    public static string Uid(string word) => NodeId.Digest(word);

    public static string PodId(string name) => NodeId.Pod(ClusterId, Uid(name));

    public static string ServiceId(string name, string @namespace = Namespace) => NodeId.Service(ClusterId, @namespace, name);

    public static string WorkloadId(string name) => NodeId.Workload(ClusterId, Uid(name));

    public static string K8sNodeId(string name = "vm") => NodeId.K8sNode(ClusterId, name);

    public static ClusterFact Cluster() => new()
    {
        Id = NodeId.Cluster(ClusterId), ClusterId = ClusterId, Name = "test", Server = "https://192.0.2.2:6443", Version = "v1.34.9",
    };

    public static K8sNodeFact Node(string name = "vm", params ReadOnlySpan<string> addresses) => new()
    {
        Id = K8sNodeId(name), ClusterId = ClusterId, Name = name, Hostname = name, Addresses = [.. addresses], Ready = "True",
        MachineId = TestFacts.MachineId, BootId = TestFacts.BootId, KubeletVersion = "v1.34.9", Runtime = "containerd://1.6.20",
    };

    public static K8sNamespaceFact NamespaceFact(string name = Namespace) => new()
    {
        Id = NodeId.K8sNamespace(ClusterId, name), ClusterId = ClusterId, Name = name,
    };

    public static PodFact Pod(string name, params ReadOnlySpan<PodContainerFact> containers) => new()
    {
        Id = PodId(name), ClusterId = ClusterId, Uid = Uid(name), Namespace = Namespace, Name = name, Phase = "Running", Ready = true,
        NodeName = "vm", HostIp = "192.0.2.2", PodIps = ["10.244.0.2"], Containers = [.. containers], Labels = Labels.From([new("app", name)]),
        StartedAt = TestFacts.Noon,
    };

    /// <summary>A running container of a pod; its id is that of <see cref="TestFacts.LongId"/>.</summary>
    public static PodContainerFact Container(string name, params ReadOnlySpan<PodPort> ports) => new()
    {
        Name = name, Image = "web:1.0", ContainerId = TestFacts.LongId(name), Runtime = "containerd", State = "running", Ready = true,
        Ports = [.. ports], StartedAt = TestFacts.Noon,
    };

    /// <summary>A namespace whose processes are in a pod's cgroup: the first of these containers was there first.</summary>
    public static NetnsFact PodNetns(int cookie, string podUid, params ReadOnlySpan<string> containers)
    {
        var members = new List<CgroupContainer>();
        foreach (var name in containers)
        {
            var at = members.Count + 1;
            members.Add(new CgroupContainer(TestFacts.LongId(name), "", podUid) { FirstPid = (1000 * cookie) + at, FirstStartTicks = 100 * at });
        }

        return TestFacts.Netns(cookie) with { Containers = members.OrderBy(m => m.ContainerId, StringComparer.Ordinal).ToValueList() };
    }

    public static WorkloadFact Workload(string name, string kind = "Deployment", string ownerUid = "") => new()
    {
        Id = WorkloadId(name), ClusterId = ClusterId, Namespace = Namespace, Name = name, Kind = kind, Desired = 1, Ready = 1, OwnerUid = ownerUid,
    };

    public static ServiceFact Service(string name, params ReadOnlySpan<ServicePort> ports) => new()
    {
        Id = ServiceId(name), ClusterId = ClusterId, Namespace = Namespace, Name = name, ServiceType = "ClusterIP", ClusterIps = ["10.96.0.5"],
        Ports = [.. ports], Selector = [$"app={name}"],
    };

    public static EndpointSliceFact Slice(string service, string name, params ReadOnlySpan<SliceEndpoint> endpoints) => new()
    {
        Id = EndpointSliceFact.IdOf(ClusterId, Uid(name)), ClusterId = ClusterId, Namespace = Namespace, Service = service, AddressType = "IPv4",
        Ports = [new EndpointPort("http", 8080, PortProtocol.Tcp)], Endpoints = [.. endpoints],
    };

    public static SliceEndpoint Endpoint(string address, string podUid = "", bool ready = true) => new(address, podUid, ready, ready, false);

    public static IngressFact Ingress(string name, params ReadOnlySpan<IngressRule> rules) => new()
    {
        Id = NodeId.Ingress(ClusterId, Uid(name)), ClusterId = ClusterId, Namespace = Namespace, Name = name, Rules = [.. rules],
    };

    public static NetworkPolicyFact Policy(string name, params ReadOnlySpan<SelectorRequirement> selector) => new()
    {
        Id = NodeId.NetworkPolicy(ClusterId, Uid(name)), ClusterId = ClusterId, Namespace = Namespace, Name = name, PodSelector = [.. selector],
        PolicyTypes = ["Ingress"],
    };
}
