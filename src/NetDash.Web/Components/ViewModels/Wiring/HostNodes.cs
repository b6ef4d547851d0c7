using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>The nodes of one host, sorted out once for the builders.</summary>
internal sealed class HostNodes
{
    public HostNodes(TopologySnapshot snapshot, Node host)
    {
        Snapshot = snapshot;
        Host = host;
        Namespaces = Of(NodeKind.Netns);
        Containers = Of(NodeKind.Container);
        Networks = Of(NodeKind.DockerNetwork);
        Processes = Of(NodeKind.Process);
        AllInterfaces = Of(NodeKind.Interface);
        HostNetns = Namespaces.Find(n => ((NetnsProperties)n.Properties).Role == "host");
        HostInterfaces = HostNetns is null ? [] : AllInterfaces.FindAll(i => i.Parent == HostNetns.Id);
    }

    public TopologySnapshot Snapshot { get; }

    public Node Host { get; }

    public Node? HostNetns { get; }

    public List<Node> Namespaces { get; }

    public List<Node> Containers { get; }

    public List<Node> Networks { get; }

    public List<Node> Processes { get; }

    public List<Node> AllInterfaces { get; }

    public List<Node> HostInterfaces { get; }

    public Node? Find(string? id) => id is not null && Snapshot.Nodes.TryGetValue(id, out var node) ? node : null;

    public IEnumerable<Node> ContainersIn(string netnsId) => Snapshot.ChildrenOf(netnsId)
        .Where(n => n.Kind == NodeKind.Container).OrderBy(n => n.Name, StringComparer.Ordinal);

    /// <summary>The other ends of a node's edges of a kind.</summary>
    public IEnumerable<Node> Others(Node node, EdgeKind kind) => Snapshot.EdgesOf(node.Id)
        .Where(e => e.Kind == kind).Select(e => Find(e.From == node.Id ? e.To : e.From)).OfType<Node>();

    /// <summary>The networks that a container is attached to, by name.</summary>
    public IEnumerable<(Node Network, AttachedProperties Endpoint)> NetworksOf(Node container) => Snapshot.EdgesOf(container.Id)
        .Where(e => e.Kind == EdgeKind.Attached && e.From == container.Id)
        .Select(e => (Network: Find(e.To)!, Endpoint: (AttachedProperties)e.Properties))
        .OrderBy(x => x.Network.Name, StringComparer.Ordinal);

    public static bool Runs(ContainerProperties container) => container.State is "running" or "paused";

    private List<Node> Of(NodeKind kind) => Snapshot.OfKind(kind).Where(n => n.Host == Host.Id)
        .OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal).ToList();
}
