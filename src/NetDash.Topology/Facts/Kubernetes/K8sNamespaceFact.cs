using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>A namespace of a cluster (<c>GET /api/v1/namespaces</c>). <see cref="Fact.Id"/> is <c>NodeId.K8sNamespace(cluster, name)</c>.</summary>
public sealed record K8sNamespaceFact : Fact
{
    /// <summary>Id of its cluster.</summary>
    public required string ClusterId { get; init; }

    /// <summary>metadata.name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is being deleted (status.phase Terminating).</summary>
    public bool IsTerminating { get; init; }

    /// <summary>Its labels.</summary>
    public Labels Labels { get; init; } = Labels.None;
}
