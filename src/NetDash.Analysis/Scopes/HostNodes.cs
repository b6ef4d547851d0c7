using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>The nodes of a host that have to do with ports, each kind in one order (<see cref="NodeOrder"/>) once it is sorted.</summary>
internal sealed class HostNodes
{
    private bool _isSorted;

    public static HostNodes None { get; } = new() { _isSorted = true };

    public List<Node> Containers { get; } = [];

    public List<Node> Processes { get; } = [];

    public List<Node> Namespaces { get; } = [];

    public List<Node> Pods { get; } = [];

    public void Add(Node node) => ListOf(node.Kind)?.Add(node);

    /// <summary>Only hosts that are looked at are sorted.</summary>
    public void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        _isSorted = true;
        foreach (var list in new[] { Containers, Processes, Namespaces, Pods })
        {
            NodeOrder.Sort(list);
        }
    }

    private List<Node>? ListOf(NodeKind kind) => kind switch
    {
        NodeKind.Container => Containers,
        NodeKind.Process => Processes,
        NodeKind.Netns => Namespaces,
        NodeKind.Pod => Pods,
        _ => null,
    };
}
