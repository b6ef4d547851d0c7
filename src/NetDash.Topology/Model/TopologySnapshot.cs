using System.Collections.Concurrent;
using System.Collections.Immutable;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>
/// Everything known at one moment. Immutable; shares the structure of all that did not change with the one before.
/// </summary>
public sealed class TopologySnapshot
{
    private readonly Lazy<ILookup<NodeKind, Node>> _byKind;
    private readonly Lazy<ConcurrentDictionary<NodeKind, ILookup<string, Node>>> _byName = new(() => new());
    private readonly Lazy<ILookup<string, Edge>> _byEnd;
    private readonly Lazy<ILookup<string, Node>> _byParent;
    private readonly Lazy<ILookup<string, Finding>> _bySubject;

    /// <summary>Makes a snapshot of these parts.</summary>
    public TopologySnapshot(
        string epoch,
        long version,
        DateTimeOffset time,
        ValueList<SourceStatus> sources,
        ImmutableDictionary<string, Node> nodes,
        ImmutableDictionary<string, Edge> edges,
        ImmutableDictionary<string, Finding> findings)
    {
        Epoch = epoch;
        Version = version;
        Time = time;
        Sources = sources;
        Nodes = nodes;
        Edges = edges;
        Findings = findings;
        _byKind = new(() => Nodes.Values.ToLookup(n => n.Kind));
        _byEnd = new(() => Edges.Values
            .SelectMany(e => e.From == e.To ? [(e.From, e)] : new[] { (e.From, e), (e.To, e) })
            .ToLookup(x => x.Item1, x => x.e, StringComparer.Ordinal));
        _byParent = new(() => Nodes.Values.Where(n => n.Parent is not null).ToLookup(n => n.Parent!, StringComparer.Ordinal));
        _bySubject = new(() => Findings.Values.SelectMany(f => f.Subjects.Distinct().Select(s => (s, f))).ToLookup(x => x.s, x => x.f, StringComparer.Ordinal));
    }

    /// <summary>Nothing known yet, version 0.</summary>
    public static TopologySnapshot Empty(string epoch, DateTimeOffset time) => new(
        epoch, 0, time, [], ImmutableDictionary<string, Node>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, Edge>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, Finding>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Drawn at each start of the program: versions of another epoch mean nothing here.</summary>
    public string Epoch { get; }

    /// <summary>Grows by one with each change.</summary>
    public long Version { get; }

    /// <summary>When this version was made.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The sources, sorted by name.</summary>
    public ValueList<SourceStatus> Sources { get; }

    /// <summary>Nodes by id.</summary>
    public ImmutableDictionary<string, Node> Nodes { get; }

    /// <summary>Edges by id; both ends of each are in <see cref="Nodes"/>.</summary>
    public ImmutableDictionary<string, Edge> Edges { get; }

    /// <summary>Findings by id.</summary>
    public ImmutableDictionary<string, Finding> Findings { get; }

    /// <summary>Nodes of a kind. The index is made once a snapshot, when first asked for: O(nodes).</summary>
    public IEnumerable<Node> OfKind(NodeKind kind) => _byKind.Value[kind];

    /// <summary>Nodes of a kind that have a name. The index is made once a snapshot and kind, when first asked for: O(nodes of the kind).</summary>
    public IEnumerable<Node> Named(NodeKind kind, string name) =>
        _byName.Value.GetOrAdd(kind, k => OfKind(k).ToLookup(n => n.Name, StringComparer.Ordinal))[name];

    /// <summary>Edges that begin or end at a node. The index is made once a snapshot: O(edges).</summary>
    public IEnumerable<Edge> EdgesOf(string nodeId) => _byEnd.Value[nodeId];

    /// <summary>Nodes whose parent this is. The index is made once a snapshot: O(nodes).</summary>
    public IEnumerable<Node> ChildrenOf(string nodeId) => _byParent.Value[nodeId];

    /// <summary>Findings about a node.</summary>
    public IEnumerable<Finding> FindingsOf(string nodeId) => _bySubject.Value[nodeId];
}
