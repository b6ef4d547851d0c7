using NetDash.Topology.Values;

namespace NetDash.Topology.Facts.Kubernetes;

/// <summary>A Kubernetes cluster, as one context reaches it. <see cref="Fact.Id"/> is <c>NodeId.Cluster(…)</c>.</summary>
public sealed record ClusterFact : Fact
{
    /// <summary>
    /// What tells this cluster from every other: the uid of its namespace <c>kube-system</c>, which lives as long as the cluster; where
    /// that may not be read, a digest of the server's address.
    /// </summary>
    public required string ClusterId { get; init; }

    /// <summary>Name of the context.</summary>
    public required string Name { get; init; }

    /// <summary>Address of the API server, as <c>https://192.0.2.2:6443</c>.</summary>
    public required string Server { get; init; }

    /// <summary>gitVersion of <c>GET /version</c>, as <c>v1.34.9</c>; empty where it was not told.</summary>
    public string Version { get; init; } = "";

    /// <summary>Resources that may not be read, as <c>endpointslices</c>, sorted: that none of them is known says nothing about there being none.</summary>
    public ValueList<string> Unread { get; init; }
}
