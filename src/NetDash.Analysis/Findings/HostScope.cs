using NetDash.Analysis.Ports;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>One host of a snapshot, with what rules ask of it, made once for all rules of a run. O(nodes of the host).</summary>
internal sealed class HostScope
{
    private readonly Lazy<PortHolders> _holders;

    public HostScope(TopologySnapshot snapshot, string hostId, IReadOnlyList<Node> nodes)
    {
        Snapshot = snapshot;
        HostId = hostId;
        Containers = [.. nodes.Where(n => n.Kind == NodeKind.Container).OrderBy(n => n.Id, StringComparer.Ordinal)];
        Processes = [.. nodes.Where(n => n.Kind == NodeKind.Process).OrderBy(n => n.Id, StringComparer.Ordinal)];
        Namespaces = [.. nodes.Where(n => n.Kind == NodeKind.Netns).OrderBy(n => n.Id, StringComparer.Ordinal)];
        // A host whose kernel is not read has no namespace node; its own ports are then counted under the host's id.
        OwnNetns = Namespaces.FirstOrDefault(n => n.Properties is NetnsProperties { Role: "host" })?.Id ?? hostId;
        _holders = new(() => new PortHolders(this));
    }

    public TopologySnapshot Snapshot { get; }

    public string HostId { get; }

    public IReadOnlyList<Node> Containers { get; }

    public IReadOnlyList<Node> Processes { get; }

    public IReadOnlyList<Node> Namespaces { get; }

    /// <summary>Id of the namespace that published ports are bound in.</summary>
    public string OwnNetns { get; }

    public PortHolders Holders => _holders.Value;

    public HostProperties? Host => Snapshot.Nodes.GetValueOrDefault(HostId)?.Properties as HostProperties;

    public Node? ContainerByName(string engineId, string name) => Containers.FirstOrDefault(
        n => n.Name == name && n.Properties is ContainerProperties c && c.EngineId == engineId);
}
