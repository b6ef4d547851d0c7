using NetDash.Topology.Model;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>Which nodes the wiring lens shows by themselves.</summary>
internal static class NodesThatStand
{
    public static bool In(TopologySnapshot now, Node node) => HasHost(now, node) && node.Kind switch
    {
        // What only holds a pod's namespace is drawn where it is asked for.
        NodeKind.Container => !((ContainerProperties)node.Properties).IsPause,
        // A card shows its loopback only where it has nothing else; an area shows all it has.
        NodeKind.Interface => ((InterfaceProperties)node.Properties).Type != "loopback",
        NodeKind.Netns => true,
        // In the host's namespace: who holds a port.
        NodeKind.Process => ((ProcessProperties)node.Properties).Listening.Count > 0 && node.Parent is { } parent
            && now.Nodes[parent] is { Properties: NetnsProperties { Role: "host" }, Host: var host }
            && now.OfKind(NodeKind.Netns).Count(n => n.Host == host && n.Properties is NetnsProperties { Role: "host" }) == 1,
        _ => false,
    };

    /// <summary>Whether the host of its namespace, or its own, is told of at all.</summary>
    private static bool HasHost(TopologySnapshot now, Node node)
    {
        var holder = node.Parent is { } parent && now.Nodes.TryGetValue(parent, out var found) && found.Kind == NodeKind.Netns ? found : node;
        return holder.Host is { } host && now.Nodes.ContainsKey(host);
    }
}
