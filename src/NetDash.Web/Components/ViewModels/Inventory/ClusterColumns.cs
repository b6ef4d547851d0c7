using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using static NetDash.Web.Components.ViewModels.Inventory.InventoryColumns;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>The columns of what a Kubernetes cluster has.</summary>
internal static class ClusterColumns
{
    /// <summary>Kinds that have a table, in the order of the tabs.</summary>
    public static IReadOnlyList<NodeKind> Kinds { get; } =
    [
        NodeKind.Pod, NodeKind.Service, NodeKind.Workload, NodeKind.Ingress, NodeKind.NetworkPolicy, NodeKind.K8sNode, NodeKind.K8sNamespace,
        NodeKind.Cluster,
    ];

    private static readonly InventoryColumn Namespace = Plain("namespace", "Namespace", (s, n) => NameOf(s, n.Parent));

    private static readonly Dictionary<NodeKind, InventoryColumn[]> ByKind = new()
    {
        [NodeKind.Cluster] =
        [
            Mono<ClusterProperties>("server", "Server", p => p.Server, essential: true),
            Mono<ClusterProperties>("version", "Version", p => p.Version),
        ],
        [NodeKind.K8sNode] =
        [
            Plain<K8sNodeProperties>("ready", "Ready", p => p.Ready ? p.Unschedulable ? "yes, cordoned" : "yes" : "no", essential: true),
            Mono<K8sNodeProperties>("address", "Addresses", p => Join(p.Addresses), essential: true),
            Mono<K8sNodeProperties>("pods", "Pod ranges", p => Join(p.PodCidrs)),
            Mono<K8sNodeProperties>("kubelet", "Kubelet", p => p.KubeletVersion),
            Plain<K8sNodeProperties>("runtime", "Runtime", p => p.Runtime),
            Plain("cluster", "Cluster", (s, n) => NameOf(s, n.Parent)),
        ],
        [NodeKind.K8sNamespace] =
        [
            Count("pods", "Pods", (s, n) => s.ChildrenOf(n.Id).Count(c => c.Kind == NodeKind.Pod)),
            Count("services", "Services", (s, n) => s.ChildrenOf(n.Id).Count(c => c.Kind == NodeKind.Service)),
            Plain("cluster", "Cluster", (s, n) => NameOf(s, n.Parent)),
        ],
        [NodeKind.Workload] =
        [
            Plain<WorkloadProperties>("kind", "Kind", p => p.WorkloadKind, essential: true),
            Namespace,
            Number<WorkloadProperties>("ready", "Ready", p => p.Ready),
            Number<WorkloadProperties>("desired", "Desired", p => p.Desired),
        ],
        [NodeKind.Pod] =
        [
            Plain<PodProperties>("phase", "Phase", p => p.Reason.Length > 0 ? $"{p.Phase}, {p.Reason}" : p.Phase, essential: true),
            Plain<PodProperties>("namespace", "Namespace", p => p.Namespace),
            Mono<PodProperties>("address", "Addresses", p => Join(p.PodIps), essential: true),
            Mono<PodProperties>("ports", "Ports", p => string.Join(", ", p.Containers.SelectMany(c => c.Ports).Select(PortOf))),
            Number<PodProperties>("restarts", "Restarts", p => p.Containers.Sum(c => (long)c.Restarts)),
            Plain<PodProperties>("node", "Node", p => p.NodeName),
            Plain("workload", "Workload", (s, n) => NameOf(s, ((PodProperties)n.Properties).Workload)),
        ],
        [NodeKind.Service] =
        [
            Plain<ServiceProperties>("type", "Type", p => p.Headless ? "headless" : p.ServiceType, essential: true),
            Plain<ServiceProperties>("namespace", "Namespace", p => p.Namespace),
            Mono<ServiceProperties>("address", "Addresses", p => Join([.. p.ClusterIps, .. p.ExternalIps]), essential: true),
            Mono<ServiceProperties>("ports", "Ports", p => string.Join(", ", p.Ports.Select(PortOf))),
            Plain<ServiceProperties>("endpoints", "Endpoints", p => $"{p.ReadyEndpoints} of {p.TotalEndpoints} ready"),
        ],
        [NodeKind.Ingress] =
        [
            Namespace,
            Plain<IngressProperties>("class", "Class", p => p.ClassName),
            Mono<IngressProperties>("rules", "Leads to", p => string.Join(", ", p.Rules.Select(r => $"{r.Host}{r.Path} to {r.Service}:{r.Port}")), essential: true),
            Mono<IngressProperties>("address", "Addresses", p => Join(p.Addresses)),
        ],
        [NodeKind.NetworkPolicy] =
        [
            Namespace,
            Plain<NetworkPolicyProperties>("types", "Types", p => Join(p.PolicyTypes)),
            Mono<NetworkPolicyProperties>("selector", "Pods", p => p.PodSelector.Count == 0 ? "all" : Join(p.PodSelector), essential: true),
            Count("applies", "Applies to", (s, n) => s.EdgesOf(n.Id).Count(e => e.Kind == EdgeKind.AppliesTo)),
        ],
    };

    public static IReadOnlyList<InventoryColumn> Of(NodeKind kind) => ByKind[kind];

    private static string PortOf(PodPort port) =>
        port.HostPort > 0 ? $"{Wording.Port(port.Protocol, port.ContainerPort)} on :{port.HostPort}" : Wording.Port(port.Protocol, port.ContainerPort);

    private static string PortOf(ServicePort port) =>
        $"{Wording.Port(port.Protocol, port.Port)} to :{port.TargetPort}{(port.NodePort > 0 ? $", node :{port.NodePort}" : "")}";
}
