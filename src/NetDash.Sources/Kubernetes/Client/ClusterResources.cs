using NetDash.Sources.Kubernetes.Mapping;
using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>Everything that is read of a cluster; the ClusterRole in the README names the same.</summary>
internal static class ClusterResources
{
    private const string Apps = "apps";
    private const string Batch = "batch";
    private const string Networking = "networking.k8s.io";

    public static IReadOnlyList<ClusterResource> All { get; } =
    [
        new ClusterResource<NodeDto, K8sNodeFact>("nodes", "", WireJson.Default.NodeDto, NodeMapper.Map, (m, c) => NodeId.K8sNode(c, m.Name!)),
        new ClusterResource<NamespaceDto, K8sNamespaceFact>("namespaces", "", WireJson.Default.NamespaceDto, NodeMapper.Map, (m, c) => NodeId.K8sNamespace(c, m.Name!)),
        new ClusterResource<PodDto, PodFact>("pods", "", WireJson.Default.PodDto, PodMapper.Map, (m, c) => NodeId.Pod(c, m.Uid!)),
        new ClusterResource<ServiceDto, ServiceFact>("services", "", WireJson.Default.ServiceDto, ServiceMapper.Map, (m, c) => NodeId.Service(c, m.Namespace ?? "", m.Name!)),
        new ClusterResource<EndpointSliceDto, EndpointSliceFact>(
            "endpointslices", "discovery.k8s.io", WireJson.Default.EndpointSliceDto, EndpointSliceMapper.Map, (m, c) => EndpointSliceFact.IdOf(c, m.Uid!)),
        new ClusterResource<IngressDto, IngressFact>("ingresses", Networking, WireJson.Default.IngressDto, IngressMapper.Map, (m, c) => NodeId.Ingress(c, m.Uid!)),
        new ClusterResource<NetworkPolicyDto, NetworkPolicyFact>(
            "networkpolicies", Networking, WireJson.Default.NetworkPolicyDto, IngressMapper.Map, (m, c) => NodeId.NetworkPolicy(c, m.Uid!)),
        Workload("deployments", Apps, "Deployment"),
        Workload("replicasets", Apps, "ReplicaSet"),
        Workload("statefulsets", Apps, "StatefulSet"),
        Workload("daemonsets", Apps, "DaemonSet"),
        Workload("jobs", Batch, "Job"),
        Workload("cronjobs", Batch, "CronJob"),
    ];

    private static ClusterResource<WorkloadDto, WorkloadFact> Workload(string name, string group, string kind) =>
        new(name, group, WireJson.Default.WorkloadDto, WorkloadMapper.Of(kind), (m, c) => NodeId.Workload(c, m.Uid!));
}
