using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>Where a pod really lives, as far as its node's kernel is read. Pure.</summary>
/// <param name="Netns">The namespace; null where none of its processes is seen.</param>
/// <param name="Node">The node that it runs on; null while it has none.</param>
/// <param name="IsKernelRead">Whether that node's kernel is read here.</param>
public sealed record PodSeat(Node? Netns, Node? Node, bool IsKernelRead)
{
    /// <summary>The seat of a pod. O(its edges + its host's namespaces).</summary>
    public static PodSeat Of(TopologySnapshot snapshot, Node pod)
    {
        var netns = Target(snapshot, pod, EdgeKind.InNetns);
        var node = Target(snapshot, pod, EdgeKind.RunsOn);
        var machine = node is null ? null : Target(snapshot, node, EdgeKind.RunsOn);
        return new PodSeat(netns, node, netns is not null || IsRead(snapshot, machine));
    }

    /// <summary>The end of a node's only edge of a kind that leaves it.</summary>
    internal static Node? Target(TopologySnapshot snapshot, Node node, EdgeKind kind) =>
        snapshot.EdgesOf(node.Id).FirstOrDefault(e => e.Kind == kind && e.From == node.Id) is { } edge ? snapshot.Nodes[edge.To] : null;

    // A node that is a container is read where its host is.
    private static bool IsRead(TopologySnapshot snapshot, Node? machine) => machine switch
    {
        { Kind: NodeKind.Host } => snapshot.ChildrenOf(machine.Id).Any(c => c.Kind == NodeKind.Netns),
        { Kind: NodeKind.Container, Parent: { } parent } => snapshot.Nodes.GetValueOrDefault(parent)?.Kind == NodeKind.Netns,
        _ => false,
    };
}
