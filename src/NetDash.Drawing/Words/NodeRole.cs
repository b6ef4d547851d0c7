using NetDash.Topology.Model;

namespace NetDash.Drawing.Words;

/// <summary>What a host is to a cluster.</summary>
internal static class NodeRole
{
    /// <summary>As <c>node of prod-eu, v1.34.9, containerd 1.6.20</c>; empty for a host that is no node. O(edges of the host).</summary>
    public static string Of(TopologySnapshot snapshot, Node host)
    {
        var node = snapshot.EdgesOf(host.Id).Where(e => e.Kind == EdgeKind.RunsOn && e.To == host.Id)
            .OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => snapshot.Nodes[e.From]).FirstOrDefault(n => n.Kind == NodeKind.K8sNode);
        if (node is not { Properties: K8sNodeProperties properties })
        {
            return "";
        }

        var cluster = node.Parent is { } parent ? snapshot.Nodes.GetValueOrDefault(parent)?.Name : null;
        return string.Join(", ", new[]
        {
            $"node of {cluster ?? "a cluster"}", properties.KubeletVersion, properties.Runtime.Replace("://", " ", StringComparison.Ordinal),
        }.Where(t => t.Length > 0));
    }
}
