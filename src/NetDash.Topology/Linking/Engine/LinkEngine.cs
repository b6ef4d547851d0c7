using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Engine;

/// <summary>
/// Holds facts, runs linkers for the subjects that a change touches, and says which nodes and edges may differ.
/// A change costs what it touches: the touched subjects' reads and outputs, nothing that grows with the topology.
/// </summary>
/// <remarks>
/// Linkers run in their order, and a linker reads only what sources and earlier linkers say, so one pass is enough; a linker
/// that would need an earlier one to run again is a defect and throws.
/// </remarks>
internal sealed class LinkEngine
{
    private static readonly IReadOnlyCollection<string> NoIds = [];

    private readonly IReadOnlyList<Linker> _linkers;
    private readonly FactBase _facts = new();
    private readonly OfferBook<Node> _nodes = new();
    private readonly OfferBook<Edge> _edges = new();
    private readonly Dictionary<Subject, Linked> _linked = [];
    private readonly Dictionary<ReadKey, HashSet<Subject>> _readers = [];
    private readonly HashSet<string>[] _dirty;
    private readonly LinkContext _context;
    private readonly HashSet<string> _touchedNodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touchedEdges = new(StringComparer.Ordinal);
    private readonly List<LinkDefect> _defects = [];
    private int _running = -1;

    public LinkEngine(IReadOnlyList<Linker> linkers)
    {
        _linkers = linkers;
        _dirty = [.. linkers.Select(_ => new HashSet<string>(StringComparer.Ordinal))];
        _context = new LinkContext(_facts.Get, _facts.Find);
    }

    /// <summary>Ids of nodes that were emitted, changed or taken back since <see cref="ClearTouched"/>.</summary>
    public IReadOnlyCollection<string> TouchedNodes => _touchedNodes;

    /// <summary>Ids of edges that were emitted, changed or taken back since <see cref="ClearTouched"/>.</summary>
    public IReadOnlyCollection<string> TouchedEdges => _touchedEdges;

    /// <summary>Subjects that linkers failed on since <see cref="ClearTouched"/>.</summary>
    public IReadOnlyCollection<LinkDefect> Defects => _defects;

    public Node? Node(string id) => _nodes.Get(id);

    public Edge? Edge(string id) => _edges.Get(id);

    /// <summary>Sets or takes back what a source says; linkers run at <see cref="Link"/>.</summary>
    public void Offer(string source, string id, Fact? fact) => Offer(id, new Owner(-1, source), fact);

    /// <summary>Runs the linkers for every subject that was touched.</summary>
    public void Link()
    {
        try
        {
            for (_running = 0; _running < _linkers.Count; _running++)
            {
                var dirty = _dirty[_running];
                foreach (var subject in dirty)
                {
                    LinkOne(new Subject(_running, subject));
                }

                dirty.Clear();
            }
        }
        finally
        {
            _running = -1;
        }
    }

    public void ClearTouched()
    {
        _touchedNodes.Clear();
        _touchedEdges.Clear();
        _defects.Clear();
    }

    private void LinkOne(Subject subject)
    {
        _context.Clear();
        try
        {
            _linkers[subject.Linker].Link(subject.Key, _context);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One subject that a linker chokes on costs that subject, and is said; everything else is linked.
            _context.Clear();
            _defects.Add(new LinkDefect(_linkers[subject.Linker].GetType().Name, subject.Key, exception));
        }

        var owner = new Owner(subject.Linker, subject.Key);
        var was = _linked.GetValueOrDefault(subject) ?? Linked.Nothing;
        var now = Linked.From(_context);

        Forget(was.Reads, now.Reads, subject);
        Settle(was.Facts, now.Facts, id => Offer(id, owner, _context.Facts.GetValueOrDefault(id)));
        Settle(was.Nodes, now.Nodes, id =>
        {
            if (_nodes.Offer(id, owner, _context.Nodes.GetValueOrDefault(id), out _, out _))
            {
                _touchedNodes.Add(id);
            }
        });
        Settle(was.Edges, now.Edges, id =>
        {
            if (_edges.Offer(id, owner, _context.Edges.GetValueOrDefault(id), out _, out _))
            {
                _touchedEdges.Add(id);
            }
        });

        if (now.IsNothing)
        {
            _linked.Remove(subject);
        }
        else
        {
            _linked[subject] = now;
        }
    }

    private static void Settle(IReadOnlyCollection<string> was, IReadOnlyCollection<string> now, Action<string> offer)
    {
        foreach (var id in was)
        {
            if (!now.Contains(id))
            {
                offer(id);
            }
        }

        foreach (var id in now)
        {
            offer(id);
        }
    }

    private void Forget(IReadOnlyCollection<ReadKey> was, IReadOnlyCollection<ReadKey> now, Subject subject)
    {
        foreach (var key in was)
        {
            if (!now.Contains(key) && _readers.TryGetValue(key, out var readers) && readers.Remove(subject) && readers.Count == 0)
            {
                _readers.Remove(key);
            }
        }

        foreach (var key in now)
        {
            if (!_readers.TryGetValue(key, out var readers))
            {
                _readers[key] = readers = [];
            }

            readers.Add(subject);
        }
    }

    private void Offer(string id, Owner owner, Fact? fact)
    {
        if (!_facts.Offer(id, owner, fact, out var old, out var now))
        {
            return;
        }

        TouchSubjects(old);
        TouchSubjects(now);
        TouchReaders(new ReadKey(ReadKind.Fact, id));
        TouchJoins(old);
        TouchJoins(now);
    }

    private void TouchSubjects(Fact? fact)
    {
        if (fact is null)
        {
            return;
        }

        for (var i = 0; i < _linkers.Count; i++)
        {
            foreach (var key in _linkers[i].SubjectsOf(fact))
            {
                Touch(new Subject(i, key));
            }
        }
    }

    private void TouchJoins(Fact? fact)
    {
        if (fact is null)
        {
            return;
        }

        foreach (var key in JoinKeys.Of(fact))
        {
            TouchReaders(new ReadKey(ReadKind.Join, key));
        }
    }

    private void TouchReaders(ReadKey key)
    {
        if (_readers.TryGetValue(key, out var readers))
        {
            foreach (var reader in readers)
            {
                Touch(reader);
            }
        }
    }

    private void Touch(Subject subject)
    {
        if (subject.Linker <= _running)
        {
            throw new InvalidOperationException(
                $"{_linkers[_running].GetType().Name} says what {_linkers[subject.Linker].GetType().Name} reads, which runs before it.");
        }

        _dirty[subject.Linker].Add(subject.Key);
    }

    private readonly record struct Subject(int Linker, string Key);

    /// <summary>What one subject read and said last time.</summary>
    private sealed record Linked(
        IReadOnlyCollection<ReadKey> Reads,
        IReadOnlyCollection<string> Facts,
        IReadOnlyCollection<string> Nodes,
        IReadOnlyCollection<string> Edges)
    {
        public static Linked Nothing { get; } = new([], NoIds, NoIds, NoIds);

        public bool IsNothing => Reads.Count + Facts.Count + Nodes.Count + Edges.Count == 0;

        public static Linked From(LinkContext context) =>
            new(Keep(context.Reads), Keep(context.Facts.Keys), Keep(context.Nodes.Keys), Keep(context.Edges.Keys));

        // Most subjects have a handful, which an array searches faster and smaller than a set; a service with a thousand
        // endpoints needs the set.
        private static IReadOnlyCollection<T> Keep<T>(IEnumerable<T> items)
        {
            T[] array = [.. items];
            return array.Length > 16 ? array.ToHashSet() : array;
        }
    }
}
