using System.Text.Json.Serialization;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>
/// A pod as its API server tells it (<c>GET /api/v1/pods</c>). <see cref="Fact.Id"/> is <c>NodeId.Pod(cluster, uid)</c>. Environment,
/// arguments, volumes and annotations but one are never read.
/// </summary>
public sealed record PodFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.uid. A static pod's is that of its mirror, which no cgroup names: see <see cref="ConfigHash"/>.</summary>
    public required string Uid { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Annotation <c>kubernetes.io/config.hash</c>: for a static pod what the kubelet and its cgroups know it by; empty for any other.
    /// </summary>
    public string ConfigHash { get; init; } = "";

    /// <summary>status.phase: Pending, Running, Succeeded, Failed, Unknown.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Why it is not as it should be: status.reason, or its worst container's; empty where nothing is.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What the scheduler says of a pod that has no node (condition PodScheduled); empty otherwise.</summary>
    public string SchedulerMessage { get; init; } = "";

    /// <summary>Whether condition Ready is true.</summary>
    public bool Ready { get; init; }

    /// <summary>metadata.deletionTimestamp is set: it is being ended.</summary>
    public bool IsTerminating { get; init; }

    /// <summary>status.podIPs; empty for a finished pod, whose address may be another's by now.</summary>
    public ValueList<string> PodIps { get; init; }

    /// <summary>status.hostIP.</summary>
    public string HostIp { get; init; } = "";

    /// <summary>spec.hostNetwork: it lives in its node's namespace.</summary>
    public bool HostNetwork { get; init; }

    /// <summary>spec.nodeName; empty while it has none.</summary>
    public string NodeName { get; init; } = "";

    /// <summary>spec.nodeSelector as <c>key=value</c>, sorted.</summary>
    public ValueList<string> NodeSelector { get; init; }

    /// <summary>Its containers: those of spec.containers first, then init containers, then ephemeral ones, each in its order.</summary>
    public ValueList<PodContainerFact> Containers { get; init; }

    /// <summary>uid of what controls it (metadata.ownerReferences with controller true); empty for a pod of its own.</summary>
    public string OwnerUid { get; init; } = "";

    /// <summary>status.startTime; null while the kubelet has not taken it.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>Whether it has ended for good: its sandbox and address are given back.</summary>
    [JsonIgnore]
    public bool IsFinished => Phase is "Succeeded" or "Failed";

    /// <summary>The uid that the cgroups on its node name it by.</summary>
    [JsonIgnore]
    public string CgroupUid => ConfigHash.Length > 0 ? ConfigHash : Uid;
}
