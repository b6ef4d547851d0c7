using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>
/// A node of a cluster (<c>GET /api/v1/nodes</c>). <see cref="Fact.Id"/> is <c>NodeId.K8sNode(cluster, name)</c>. Heartbeats and
/// resources are left out, so that a node that merely lives is no change.
/// </summary>
public sealed record K8sNodeFact : Fact
{
    /// <summary>Id of its cluster, as in <see cref="ClusterFact.ClusterId"/>.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.name: what pods call it by.</summary>
    public required string Name { get; init; }

    /// <summary>status.addresses of type Hostname; empty where there is none.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>status.addresses of types InternalIP and ExternalIP, in their order.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>spec.podCIDRs.</summary>
    public ValueList<string> PodCidrs { get; init; }

    /// <summary>Condition Ready: True, False or Unknown; empty where it was never told.</summary>
    public string Ready { get; init; } = "";

    /// <summary>Why it is not ready: the condition's message; empty while it is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>spec.unschedulable: cordoned.</summary>
    public bool Unschedulable { get; init; }

    /// <summary>status.nodeInfo.machineID: machine-id(5) as the kubelet sees it, so that of the container where a node is one.</summary>
    public string MachineId { get; init; } = "";

    /// <summary>status.nodeInfo.bootID: of the kernel, so the same for all nodes that are containers of one machine.</summary>
    public string BootId { get; init; } = "";

    /// <summary>status.nodeInfo.kubeletVersion.</summary>
    public string KubeletVersion { get; init; } = "";

    /// <summary>status.nodeInfo.containerRuntimeVersion, as <c>containerd://1.6.20</c>.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}
