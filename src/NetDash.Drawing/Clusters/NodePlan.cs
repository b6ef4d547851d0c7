using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>A node of a cluster, its pods rolled up by workload: no coordinates yet.</summary>
/// <param name="Node">The node.</param>
/// <param name="Health">How it is.</param>
/// <param name="Shares">Its workloads: the worst first, then those with most pods.</param>
/// <param name="Pods">All that it was given, those that ran to their end included.</param>
internal sealed record NodePlan(Node Node, Health Health, IReadOnlyList<NodeShare> Shares, IReadOnlyList<Node> Pods)
{
    /// <summary>How many pods take something of it.</summary>
    public int Running { get; } = Shares.Sum(s => s.Pods);
}

/// <summary>What a node runs of a workload.</summary>
/// <param name="Workload">The workload; null for pods that none made.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Pods">How many of its pods.</param>
/// <param name="Health">The worst of them.</param>
internal sealed record NodeShare(Node? Workload, string Name, int Pods, Health Health);
