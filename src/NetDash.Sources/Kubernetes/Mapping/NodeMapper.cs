using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>Nodes and namespaces → facts.</summary>
internal static class NodeMapper
{
    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<K8sNodeFact> Map(NodeDto node, string clusterId)
    {
        var left = new List<string>();
        var name = ObjectMapper.Name(node.Metadata);
        var status = node.Status;
        var ready = (status?.Conditions ?? []).FirstOrDefault(c => c?.Type == "Ready");
        var addresses = (status?.Addresses ?? []).OfType<NodeAddressDto>().ToList();
        var cidrs = node.Spec?.PodCidrs is { Count: > 0 } several ? several : [node.Spec?.PodCidr];
        return new Mapped<K8sNodeFact>(
            new K8sNodeFact
            {
                Id = NodeId.K8sNode(clusterId, name),
                ClusterId = clusterId,
                Name = name,
                Hostname = Bounded.Name(addresses.Find(a => a.Type == "Hostname")?.Address),
                Addresses = ObjectMapper.Texts(addresses.Where(a => a.Type is "InternalIP" or "ExternalIP").Select(a => a.Address), "addresses", left),
                PodCidrs = ObjectMapper.Texts(cidrs, "pod ranges", left),
                Ready = Bounded.Name(ready?.Status),
                Reason = ready?.Status == "True" ? "" : Bounded.Text(ready?.Message),
                Unschedulable = node.Spec?.Unschedulable == true,
                MachineId = Bounded.Name(status?.NodeInfo?.MachineId),
                BootId = Bounded.Name(status?.NodeInfo?.BootId),
                KubeletVersion = Bounded.Name(status?.NodeInfo?.KubeletVersion),
                Runtime = Bounded.Name(status?.NodeInfo?.ContainerRuntimeVersion),
                Labels = LabelMapper.Map(node.Metadata?.Labels, left),
            },
            left);
    }

    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<K8sNamespaceFact> Map(NamespaceDto found, string clusterId)
    {
        var left = new List<string>();
        var name = ObjectMapper.Name(found.Metadata);
        return new Mapped<K8sNamespaceFact>(
            new K8sNamespaceFact
            {
                Id = NodeId.K8sNamespace(clusterId, name),
                ClusterId = clusterId,
                Name = name,
                IsTerminating = found.Status?.Phase == "Terminating",
                Labels = LabelMapper.Map(found.Metadata?.Labels, left),
            },
            left);
    }
}
