using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Clusters;

/// <summary>The clusters of a topology, as they stand where nothing stood yet: by name.</summary>
internal static class ClusterOrder
{
    /// <summary>Ids of the clusters' nodes; of those too that only things in them tell of.</summary>
    public static IEnumerable<string> Of(TopologySnapshot snapshot) => snapshot.OfKind(NodeKind.Cluster).Select(c => c.Id)
        .Concat(snapshot.OfKind(NodeKind.K8sNode).Select(n => n.Parent ?? ""))
        .Concat(snapshot.OfKind(NodeKind.K8sNamespace).Select(n => ((K8sNamespaceProperties)n.Properties).Cluster))
        .Where(id => id.Length > 0).Distinct(StringComparer.Ordinal)
        .OrderBy(id => snapshot.Nodes.GetValueOrDefault(id)?.Name ?? "", NaturalOrder.Instance).ThenBy(id => id, StringComparer.Ordinal);
}
