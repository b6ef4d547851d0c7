using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>The nodes of a cluster that have to do with ports, each kind in one order (<see cref="NodeOrder"/>) once it is sorted.</summary>
internal sealed class ClusterNodes
{
    private bool _isSorted;

    public static ClusterNodes None { get; } = new() { _isSorted = true };

    /// <summary>Nodes in Kubernetes' sense.</summary>
    public List<Node> Machines { get; } = [];

    public List<Node> Pods { get; } = [];

    public List<Node> Services { get; } = [];

    /// <summary>Only clusters that are looked at are sorted.</summary>
    public void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        _isSorted = true;
        foreach (var list in new[] { Machines, Pods, Services })
        {
            NodeOrder.Sort(list);
        }
    }
}
