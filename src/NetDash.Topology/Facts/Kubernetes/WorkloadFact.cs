using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>
/// Something that makes pods: a Deployment, ReplicaSet, StatefulSet, DaemonSet, Job or CronJob. <see cref="Fact.Id"/> is
/// <c>NodeId.Workload(cluster, uid)</c>.
/// </summary>
public sealed record WorkloadFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>Its kind as the API spells it, as <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Pods that it wants.</summary>
    public int Desired { get; init; }

    /// <summary>Pods that are ready; of a Job those that ran to their end besides.</summary>
    public int Ready { get; init; }

    /// <summary>Whether it has failed for good (a Job's condition Failed).</summary>
    public bool HasFailed { get; init; }

    /// <summary>uid of what controls it; empty for one of its own.</summary>
    public string OwnerUid { get; init; } = "";

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}
