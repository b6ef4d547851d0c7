using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Analysis;

/// <summary>One host of a snapshot, with what answers ask of it, made once for all answers. O(nodes of the host).</summary>
internal sealed class HostScope
{
    private readonly Lazy<HostLedger> _ledger;
    private readonly Lazy<FreePorts> _free;
    private readonly Lazy<Dictionary<(string Engine, string Name), Node>> _containersByName;

    public HostScope(TopologySnapshot snapshot, string hostId, IEnumerable<Node> nodes)
    {
        Snapshot = snapshot;
        HostId = hostId;
        var sorted = nodes.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        Containers = [.. sorted.Where(n => n.Kind == NodeKind.Container)];
        Processes = [.. sorted.Where(n => n.Kind == NodeKind.Process)];
        Namespaces = [.. sorted.Where(n => n.Kind == NodeKind.Netns)];
        Pods = [.. sorted.Where(n => n.Kind == NodeKind.Pod)];
        // A host whose kernel is not read has no namespace node; its own ports are then counted under the host's id.
        OwnNetns = Namespaces.FirstOrDefault(n => n.Properties is NetnsProperties { Role: "host" })?.Id ?? hostId;
        _ledger = new(() => HostLedgerBuilder.Build(this));
        _free = new(() => FreePorts.Of(Ledger));
        _containersByName = new(ByName);
    }

    public TopologySnapshot Snapshot { get; }

    public string HostId { get; }

    public IReadOnlyList<Node> Containers { get; }

    public IReadOnlyList<Node> Processes { get; }

    public IReadOnlyList<Node> Namespaces { get; }

    /// <summary>Kubernetes pods on the host, pending ones that were sent to it among them.</summary>
    public IReadOnlyList<Node> Pods { get; }

    /// <summary>Id of the namespace that published ports are bound in.</summary>
    public string OwnNetns { get; }

    /// <summary>Whether the host's kernel is read: its sockets are then known.</summary>
    public bool HasKernel => OwnNetns != HostId;

    public HostLedger Ledger => _ledger.Value;

    public FreePorts Free => _free.Value;

    public HostProperties? Host => Snapshot.Nodes.GetValueOrDefault(HostId)?.Properties as HostProperties;

    public Node? ContainerByName(string engineId, string name) => _containersByName.Value.GetValueOrDefault((engineId, name));

    private Dictionary<(string Engine, string Name), Node> ByName()
    {
        var byName = new Dictionary<(string, string), Node>();
        foreach (var node in Containers)
        {
            byName.TryAdd((((ContainerProperties)node.Properties).EngineId, node.Name), node);
        }

        return byName;
    }
}
