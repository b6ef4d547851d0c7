using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>The nodes of a host that have to do with ports, each kind in the order of ids.</summary>
internal sealed class HostNodes
{
    public static HostNodes None { get; } = new();

    public List<Node> Containers { get; } = [];

    public List<Node> Processes { get; } = [];

    public List<Node> Namespaces { get; } = [];

    public List<Node> Pods { get; } = [];

    public void Add(Node node) => ListOf(node.Kind)?.Add(node);

    public void Sort()
    {
        foreach (var list in new[] { Containers, Processes, Namespaces, Pods })
        {
            list.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
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
