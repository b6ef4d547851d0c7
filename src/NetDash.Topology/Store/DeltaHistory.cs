using NetDash.Topology.Model;

namespace NetDash.Topology.Store;

/// <summary>The last deltas, so that a client that lost its connection for a moment gets only what it missed.</summary>
internal sealed class DeltaHistory
{
    private const int MostDeltas = 512;
    private const int MostElements = 20_000;

    private readonly Queue<TopologyDelta> _deltas = [];
    private int _elements;

    public void Add(TopologyDelta delta)
    {
        _deltas.Enqueue(delta);
        _elements += Size(delta);
        while (_deltas.Count > MostDeltas || (_elements > MostElements && _deltas.Count > 1))
        {
            _elements -= Size(_deltas.Dequeue());
        }
    }

    /// <summary>The deltas after a version up to the newest; null when they are not all kept.</summary>
    public IReadOnlyList<TopologyDelta>? Since(long version, long newest)
    {
        if (version == newest)
        {
            return [];
        }

        return version < 0 || version > newest || !_deltas.TryPeek(out var oldest) || oldest.BaseVersion > version
            ? null
            : [.. _deltas.Where(d => d.BaseVersion >= version)];
    }

    private static int Size(TopologyDelta delta) =>
        1 + delta.UpsertedNodes.Count + delta.UpsertedEdges.Count + delta.RemovedNodes.Count + delta.RemovedEdges.Count
        + delta.UpsertedFindings.Count + delta.RemovedFindings.Count;
}
