using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>The nodes of clusters with what runs on them. O(nodes + pods).</summary>
internal sealed class NodePlanBuilder
{
    private readonly TopologySnapshot _snapshot;
    private readonly PodHealths _healths;
    private readonly Func<string, bool>? _shown;
    private readonly ILookup<(string Cluster, string Node), Node> _pods;

    public NodePlanBuilder(TopologySnapshot snapshot, PodHealths healths, Func<string, bool>? shown)
    {
        (_snapshot, _healths, _shown) = (snapshot, healths, shown);
        _pods = snapshot.OfKind(NodeKind.Pod).Where(p => shown is null || shown(p.Id))
            .ToLookup(p => (((PodProperties)p.Properties).Cluster, ((PodProperties)p.Properties).NodeName));
    }

    /// <summary>The nodes of a cluster by name: those that a filter leaves, and those that a pod runs on that it leaves.</summary>
    /// <param name="cluster">Id of the cluster's node.</param>
    /// <param name="counts">A further condition on a node.</param>
    public IReadOnlyList<NodePlan> Of(string cluster, Func<Node, bool> counts) =>
    [
        .. _snapshot.OfKind(NodeKind.K8sNode).Where(n => n.Parent == cluster && counts(n))
            .Where(n => _shown is null || _shown(n.Id) || _pods[(cluster, n.Name)].Any())
            .OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => Plan(n, [.. _pods[(cluster, n.Name)].OrderBy(p => p.Id, StringComparer.Ordinal)])),
    ];

    private NodePlan Plan(Node node, IReadOnlyList<Node> pods)
    {
        // What ran to its end takes nothing of the node.
        var shares = pods.Where(p => ((PodProperties)p.Properties).Phase is not ("Succeeded" or "Failed")).GroupBy(p => ((PodProperties)p.Properties).Workload, StringComparer.Ordinal)
            .Select(g => Share(_snapshot.Nodes.GetValueOrDefault(g.Key), [.. g]))
            .OrderByDescending(s => s.Health >= Health.Warning ? s.Health : Health.Ok).ThenByDescending(s => s.Pods)
            .ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Workload?.Id, StringComparer.Ordinal);
        return new NodePlan(node, NodeHealth.Of(_snapshot, node), [.. shares], pods);
    }

    private NodeShare Share(Node? workload, List<Node> pods) =>
        new(workload, workload?.Name ?? (pods.Count == 1 ? pods[0].Name : "bare pods"), pods.Count, _healths.Worst(pods));
}
