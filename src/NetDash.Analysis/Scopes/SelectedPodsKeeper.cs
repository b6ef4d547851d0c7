using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// Keeps which pods each Service selects from one version to the next, until a label, a selector or the being there of one of them differs:
/// most changes of a pod are about its containers. O(changed nodes) a version.
/// </summary>
internal sealed class SelectedPodsKeeper
{
    private readonly Dictionary<string, SelectedPods> _made = new(StringComparer.Ordinal);

    /// <summary>Forgets what a change makes untrue.</summary>
    /// <param name="previous">What the change began with.</param>
    /// <param name="delta">The change.</param>
    public void Follow(TopologySnapshot previous, TopologyDelta delta)
    {
        if (_made.Count == 0)
        {
            return;
        }

        foreach (var node in delta.UpsertedNodes)
        {
            if (ClusterOf(node) is { } cluster && !(previous.Nodes.TryGetValue(node.Id, out var was) && AreAlike(was, node)))
            {
                _made.Remove(cluster);
            }
        }

        foreach (var id in delta.RemovedNodes)
        {
            if (previous.Nodes.TryGetValue(id, out var was) && ClusterOf(was) is { } cluster)
            {
                _made.Remove(cluster);
            }
        }
    }

    /// <summary>What is kept of a cluster, else made and kept.</summary>
    public SelectedPods Of(string clusterId, ClusterNodes nodes)
    {
        if (!_made.TryGetValue(clusterId, out var selected))
        {
            _made[clusterId] = selected = new SelectedPods(nodes);
        }

        return selected;
    }

    private static string? ClusterOf(Node node) => node.Properties switch
    {
        PodProperties pod => pod.Cluster,
        ServiceProperties service => service.Cluster,
        _ => null,
    };

    private static bool AreAlike(Node was, Node now) => (was.Properties, now.Properties) switch
    {
        (PodProperties a, PodProperties b) => a.Cluster == b.Cluster && a.Namespace == b.Namespace
            && SelectedPods.MayAnswer(a) == SelectedPods.MayAnswer(b) && was.Labels.Equals(now.Labels),
        (ServiceProperties a, ServiceProperties b) => a.Cluster == b.Cluster && a.Namespace == b.Namespace && a.Selector == b.Selector,
        _ => false,
    };
}
