using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>One Kubernetes cluster of a snapshot, on however many hosts, seen or not.</summary>
internal sealed class ClusterScope(SnapshotScopes all, string clusterId, ClusterNodes nodes) : Scope(all.Snapshot, clusterId)
{
    public IReadOnlyList<Node> Machines { get; } = nodes.Machines;

    public IReadOnlyList<Node> Pods { get; } = nodes.Pods;

    public IReadOnlyList<Node> Services { get; } = nodes.Services;
}
