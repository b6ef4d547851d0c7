using System.Collections.Immutable;
using NetDash.Topology.Linking;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Topology.Store;

/// <summary>
/// From source changes to the next snapshot and its delta, without clock, channel or thread: what the store's writer runs and
/// what the property tests hold against linking everything at once. Cost: what the changes touch.
/// </summary>
internal sealed class TopologyBuilder(string epoch, IFindingAnalyzer analyzer, DateTimeOffset start)
{
    private readonly LinkEngine _engine = new(AllLinkers.Create());
    private readonly ListenMemory _memory = new();
    private readonly Dictionary<string, Partition> _partitions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SourceStatus> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _edgesByEnd = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string From, string To)> _ends = new(StringComparer.Ordinal);
    private bool _sourcesChanged;

    /// <summary>The topology as of the last <see cref="Build"/>.</summary>
    public TopologySnapshot Current { get; private set; } = TopologySnapshot.Empty(epoch, start);

    /// <summary>When <see cref="Build"/> may make something though nothing was added; null when it will not.</summary>
    public DateTimeOffset? Due => analyzer.Due;

    /// <summary>What linkers failed on in the last <see cref="Build"/>.</summary>
    public IReadOnlyList<LinkDefect> Defects { get; private set; } = [];

    public void Add(SourceChange change)
    {
        if (!_partitions.TryGetValue(change.Source, out var partition))
        {
            _partitions[change.Source] = partition = new Partition();
        }

        switch (change)
        {
            case StatusChanged status:
                if (!_sources.TryGetValue(change.Source, out var was) || was != status.Status)
                {
                    _sources[change.Source] = status.Status;
                    _sourcesChanged = true;
                }

                break;
            case Replaced list:
                Replace(partition, list);
                break;
            case Upserted upserted when partition.Epoch == change.Epoch:
                foreach (var id in upserted.RemovedIds)
                {
                    Remove(partition, change.Source, id);
                }

                foreach (var fact in upserted.Facts)
                {
                    partition.FactIds.Add(fact.Id);
                    _engine.Offer(change.Source, fact.Id, fact);
                }

                break;
            case Removed removed when partition.Epoch == change.Epoch:
                foreach (var id in removed.Ids)
                {
                    Remove(partition, change.Source, id);
                }

                break;
        }
    }

    /// <summary>
    /// Links what was added since the last call. Null when nothing that anybody can see has changed.
    /// </summary>
    public TopologyDelta? Build(DateTimeOffset now)
    {
        _engine.Link();
        if (_memory.Learn(_engine))
        {
            _engine.Link();
        }

        var nodes = Differing(_engine.TouchedNodes, Current.Nodes, _engine.Node);
        var edges = Differing(TouchedEdges(nodes), Current.Edges, Visible);
        Defects = [.. _engine.Defects];
        _engine.ClearTouched();

        var delta = new TopologyDelta
        {
            BaseVersion = Current.Version,
            Version = Current.Version + 1,
            Time = now,
            Sources = _sourcesChanged ? _sources.Values.ToValueList() : Current.Sources,
            SourcesChanged = _sourcesChanged,
            UpsertedNodes = nodes.Upserted,
            RemovedNodes = nodes.Removed,
            UpsertedEdges = edges.Upserted,
            RemovedEdges = edges.Removed,
        };
        if (delta.IsEmpty && !(analyzer.Due <= now))
        {
            return null;
        }

        _sourcesChanged = false;
        var findings = analyzer.Analyze(Current, delta.Apply(Current), delta);
        delta = delta with { UpsertedFindings = findings.Upserted, RemovedFindings = findings.Removed };
        if (delta.IsEmpty)
        {
            return null;
        }

        Current = delta.Apply(Current);
        return delta;
    }

    private void Replace(Partition partition, Replaced list)
    {
        var now = new HashSet<string>(list.Facts.Count, StringComparer.Ordinal);
        foreach (var fact in list.Facts)
        {
            now.Add(fact.Id);
            _engine.Offer(list.Source, fact.Id, fact);
        }

        foreach (var gone in partition.FactIds)
        {
            if (!now.Contains(gone))
            {
                _engine.Offer(list.Source, gone, null);
            }
        }

        partition.Epoch = list.Epoch;
        partition.FactIds = now;
    }

    private void Remove(Partition partition, string source, string id)
    {
        if (partition.FactIds.Remove(id))
        {
            _engine.Offer(source, id, null);
        }
    }

    /// <summary>An edge is shown while both its ends are: one whose end came or went is looked at again too.</summary>
    private HashSet<string> TouchedEdges((ValueList<Node> Upserted, ValueList<string> Removed) nodes)
    {
        var touched = new HashSet<string>(_engine.TouchedEdges, StringComparer.Ordinal);
        foreach (var id in _engine.TouchedEdges)
        {
            Reindex(id, _engine.Edge(id));
        }

        foreach (var id in nodes.Upserted.Where(n => !Current.Nodes.ContainsKey(n.Id)).Select(n => n.Id).Concat(nodes.Removed))
        {
            if (_edgesByEnd.TryGetValue(id, out var edges))
            {
                touched.UnionWith(edges);
            }
        }

        return touched;
    }

    private Edge? Visible(string id) =>
        _engine.Edge(id) is { } edge && _engine.Node(edge.From) is not null && _engine.Node(edge.To) is not null ? edge : null;

    private void Reindex(string id, Edge? edge)
    {
        if (_ends.Remove(id, out var old))
        {
            RemoveEnd(old.From, id);
            RemoveEnd(old.To, id);
        }

        if (edge is not null)
        {
            _ends[id] = (edge.From, edge.To);
            AddEnd(edge.From, id);
            AddEnd(edge.To, id);
        }
    }

    private void AddEnd(string nodeId, string edgeId)
    {
        if (!_edgesByEnd.TryGetValue(nodeId, out var edges))
        {
            _edgesByEnd[nodeId] = edges = new HashSet<string>(StringComparer.Ordinal);
        }

        edges.Add(edgeId);
    }

    private void RemoveEnd(string nodeId, string edgeId)
    {
        if (_edgesByEnd.TryGetValue(nodeId, out var edges) && edges.Remove(edgeId) && edges.Count == 0)
        {
            _edgesByEnd.Remove(nodeId);
        }
    }

    private static (ValueList<T> Upserted, ValueList<string> Removed) Differing<T>(
        IReadOnlyCollection<string> touched, ImmutableDictionary<string, T> current, Func<string, T?> now)
        where T : class
    {
        if (touched.Count == 0)
        {
            return default;
        }

        var upserted = new List<T>();
        var removed = new List<string>();
        foreach (var id in touched.Order(StringComparer.Ordinal))
        {
            var item = now(id);
            var was = current.GetValueOrDefault(id);
            if (item is null)
            {
                if (was is not null)
                {
                    removed.Add(id);
                }
            }
            else if (!item.Equals(was))
            {
                upserted.Add(item);
            }
        }

        return (upserted.ToValueList(), removed.ToValueList());
    }
}
