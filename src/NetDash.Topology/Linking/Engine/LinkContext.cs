using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Engine;

/// <summary>What a linker was told by reading, to be told again when it changes.</summary>
internal readonly record struct ReadKey(ReadKind Kind, string Key);

internal enum ReadKind : byte
{
    /// <summary>A fact by its id.</summary>
    Fact,

    /// <summary>All facts that have a join key.</summary>
    Join,
}

/// <summary>A linker's only window: reads are noted, and what it emits belongs to its subject.</summary>
internal sealed class LinkContext(Func<string, Fact?> facts, Func<string, IReadOnlyCollection<Fact>> joins)
{
    private readonly HashSet<ReadKey> _reads = [];
    private readonly Dictionary<string, Fact> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Node> _nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Edge> _edges = new(StringComparer.Ordinal);

    public IReadOnlyCollection<ReadKey> Reads => _reads;

    public IReadOnlyDictionary<string, Fact> Facts => _facts;

    public IReadOnlyDictionary<string, Node> Nodes => _nodes;

    public IReadOnlyDictionary<string, Edge> Edges => _edges;

    /// <summary>
    /// The subject's own fact, or null when it is gone. Not noted as a read: a linker is called for its subjects anyway, and
    /// what is gone must leave nothing behind.
    /// </summary>
    public TFact? Own<TFact>(string subject)
        where TFact : Fact => facts(subject) as TFact;

    /// <summary>The fact with this id, or null.</summary>
    public TFact? Get<TFact>(string id)
        where TFact : Fact
    {
        _reads.Add(new ReadKey(ReadKind.Fact, id));
        return facts(id) as TFact;
    }

    /// <summary>The facts of this type that have this join key, in the order of their ids.</summary>
    public IEnumerable<TFact> Find<TFact>(string joinKey)
        where TFact : Fact
    {
        _reads.Add(new ReadKey(ReadKind.Join, joinKey));
        var found = joins(joinKey);
        return found.Count switch
        {
            0 => [],
            1 => found.OfType<TFact>(),
            _ => found.OfType<TFact>().OrderBy(f => f.Id, StringComparer.Ordinal),
        };
    }

    public void Emit(Fact fact) => _facts[fact.Id] = fact;

    public void Emit(Node node) => _nodes[node.Id] = node;

    public void Emit(Edge edge) => _edges[edge.Id] = edge;

    public void Clear()
    {
        _reads.Clear();
        _facts.Clear();
        _nodes.Clear();
        _edges.Clear();
    }
}
