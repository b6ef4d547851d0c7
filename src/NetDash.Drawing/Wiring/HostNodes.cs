using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>The nodes of one host, sorted out once for the builders.</summary>
internal sealed class HostNodes
{
    private readonly ILookup<string, Node> _interfaces;
    private readonly Func<string, bool>? _shown;

    public HostNodes(TopologySnapshot snapshot, Node host, Func<string, bool>? shown)
    {
        Snapshot = snapshot;
        _shown = shown;
        Host = host;
        Namespaces = Of(NodeKind.Netns);
        Containers = Of(NodeKind.Container).FindAll(IsDrawn);
        Networks = Of(NodeKind.DockerNetwork);
        Processes = Of(NodeKind.Process);
        Interfaces = [.. Of(NodeKind.Interface).OrderBy(i => Nic(i).IfIndex).ThenBy(i => i.Id, StringComparer.Ordinal)];
        HostNetns = Namespaces.Find(n => ((NetnsProperties)n.Properties).Role == "host");
        _interfaces = Interfaces.ToLookup(i => i.Parent ?? "", StringComparer.Ordinal);
        Areas = Namespaces
            .Where(n => n == HostNetns || _interfaces[n.Id].Any(i => Nic(i).Type == "bridge"))
            .Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
    }

    public TopologySnapshot Snapshot { get; }

    public Node Host { get; }

    public Node? HostNetns { get; }

    public List<Node> Namespaces { get; }

    public List<Node> Containers { get; }

    public List<Node> Networks { get; }

    public List<Node> Processes { get; }

    public List<Node> Interfaces { get; }

    /// <summary>Ids of the namespaces that are drawn as areas.</summary>
    public HashSet<string> Areas { get; }

    public static InterfaceProperties Nic(Node node) => (InterfaceProperties)node.Properties;

    public static ContainerProperties Container(Node node) => (ContainerProperties)node.Properties;

    public static bool Runs(Node container) => Container(container).State is "running" or "paused" or "restarting";

    public Node? Find(string? id) => id is not null && Snapshot.Nodes.TryGetValue(id, out var node) ? node : null;

    /// <summary>Interfaces of a namespace by index.</summary>
    public IEnumerable<Node> InterfacesOf(string netns) => _interfaces[netns];

    /// <summary>Containers in a namespace: who owns it before who shares it, then by name.</summary>
    public List<Node> ContainersIn(string netns)
    {
        var found = new List<Node>(1);
        foreach (var child in Snapshot.ChildrenOf(netns))
        {
            if (child.Kind == NodeKind.Container && IsDrawn(child))
            {
                found.Add(child);
            }
        }

        // Nearly all namespaces have one.
        return found.Count < 2
            ? found
            : [.. found.OrderBy(n => IsGuest(n) ? 1 : 0).ThenBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether a container uses the namespace of another.</summary>
    public static bool IsGuest(Node container) => Container(container).NetworkMode.StartsWith("container:", StringComparison.Ordinal);

    /// <summary>A node's edges of a kind with their other ends, in a fixed order.</summary>
    public IReadOnlyList<(Edge Edge, Node Other)> Edges(Node node, EdgeKind kind)
    {
        // Most have one or none, and every interface is asked several times: no sorting where there is nothing to sort.
        List<(Edge Edge, Node Other)>? found = null;
        foreach (var edge in Snapshot.EdgesOf(node.Id))
        {
            if (edge.Kind == kind)
            {
                (found ??= []).Add((edge, Find(edge.From == node.Id ? edge.To : edge.From)!));
            }
        }

        if (found is { Count: > 1 })
        {
            found.Sort((a, b) => string.CompareOrdinal(a.Edge.Id, b.Edge.Id));
        }

        return found ?? (IReadOnlyList<(Edge, Node)>)[];
    }

    /// <summary>The networks that a container is attached to, by name: libnetwork makes the first its gateway.</summary>
    public IReadOnlyList<(Node Network, AttachedProperties Endpoint)> NetworksOf(Node container)
    {
        var edges = Edges(container, EdgeKind.Attached);
        return edges.Count switch
        {
            0 => [],
            1 => [(edges[0].Other, (AttachedProperties)edges[0].Edge.Properties)],
            _ => [.. edges.Select(e => (e.Other, (AttachedProperties)e.Edge.Properties)).OrderBy(x => x.Other.Name, StringComparer.Ordinal)],
        };
    }

    /// <summary>A container that only holds a pod's namespace is drawn where somebody asks for it, and says nothing elsewhere.</summary>
    private bool IsDrawn(Node container) => !Container(container).IsPause || _shown?.Invoke(container.Id) == true;

    // What lives in a namespace stands where that does, even where two sources do not agree whose it is.
    private string? HostOf(Node node) =>
        node.Parent is { } parent && Snapshot.Nodes.TryGetValue(parent, out var holder) && holder.Kind == NodeKind.Netns ? holder.Host : node.Host;

    private List<Node> Of(NodeKind kind) => Snapshot.OfKind(kind).Where(n => HostOf(n) == Host.Id)
        .OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal).ToList();
}
