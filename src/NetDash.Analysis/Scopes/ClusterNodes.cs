using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>The nodes of a cluster that have to do with ports, each kind in the order of ids.</summary>
internal sealed class ClusterNodes
{
    public static ClusterNodes None { get; } = new();

    /// <summary>Nodes in Kubernetes' sense.</summary>
    public List<Node> Machines { get; } = [];

    public List<Node> Pods { get; } = [];

    public List<Node> Services { get; } = [];

    public void Sort()
    {
        foreach (var list in new[] { Machines, Pods, Services })
        {
            list.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        }
    }
}
