using System.Collections.Immutable;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>What makes one version of the topology into a later one.</summary>
public sealed record TopologyDelta
{
    /// <summary>The version that it applies to.</summary>
    public required long BaseVersion { get; init; }

    /// <summary>The version that it makes.</summary>
    public required long Version { get; init; }

    /// <summary>When that version was made.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>All sources as of then.</summary>
    public required ValueList<SourceStatus> Sources { get; init; }

    /// <summary>Whether <see cref="Sources"/> differ from those of the version before.</summary>
    public bool SourcesChanged { get; init; }

    /// <summary>New and changed nodes.</summary>
    public ValueList<Node> UpsertedNodes { get; init; }

    /// <summary>New and changed edges.</summary>
    public ValueList<Edge> UpsertedEdges { get; init; }

    /// <summary>New and changed findings.</summary>
    public ValueList<Finding> UpsertedFindings { get; init; }

    /// <summary>Ids of nodes that are gone.</summary>
    public ValueList<string> RemovedNodes { get; init; }

    /// <summary>Ids of edges that are gone.</summary>
    public ValueList<string> RemovedEdges { get; init; }

    /// <summary>Ids of findings that are gone.</summary>
    public ValueList<string> RemovedFindings { get; init; }

    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty =>
        !SourcesChanged && UpsertedNodes.Count + UpsertedEdges.Count + UpsertedFindings.Count
        + RemovedNodes.Count + RemovedEdges.Count + RemovedFindings.Count == 0;

    /// <summary>
    /// What differs between two snapshots, by comparing all: O(nodes + edges). The tests' oracle and a resync's tool;
    /// the store makes its deltas from what was touched.
    /// </summary>
    public static TopologyDelta Between(TopologySnapshot old, TopologySnapshot @new) => new()
    {
        BaseVersion = old.Version,
        Version = @new.Version,
        Time = @new.Time,
        Sources = @new.Sources,
        SourcesChanged = old.Sources != @new.Sources,
        UpsertedNodes = Upserted(old.Nodes, @new.Nodes),
        UpsertedEdges = Upserted(old.Edges, @new.Edges),
        UpsertedFindings = Upserted(old.Findings, @new.Findings),
        RemovedNodes = Removed(old.Nodes, @new.Nodes),
        RemovedEdges = Removed(old.Edges, @new.Edges),
        RemovedFindings = Removed(old.Findings, @new.Findings),
    };

    /// <summary>The snapshot that this makes of its base.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="old"/> is not of <see cref="BaseVersion"/>.</exception>
    public TopologySnapshot Apply(TopologySnapshot old)
    {
        if (old.Version != BaseVersion)
        {
            throw new InvalidOperationException($"A delta from version {BaseVersion} does not apply to version {old.Version}.");
        }

        return new TopologySnapshot(
            old.Epoch, Version, Time, Sources,
            Apply(old.Nodes, UpsertedNodes, RemovedNodes, n => n.Id),
            Apply(old.Edges, UpsertedEdges, RemovedEdges, e => e.Id),
            Apply(old.Findings, UpsertedFindings, RemovedFindings, f => f.Id));
    }

    private static ImmutableDictionary<string, T> Apply<T>(
        ImmutableDictionary<string, T> old, ValueList<T> upserted, ValueList<string> removed, Func<T, string> id)
    {
        if (upserted.Count + removed.Count == 0)
        {
            return old;
        }

        var builder = old.ToBuilder();
        foreach (var gone in removed)
        {
            builder.Remove(gone);
        }

        foreach (var item in upserted)
        {
            builder[id(item)] = item;
        }

        return builder.ToImmutable();
    }

    private static ValueList<T> Upserted<T>(ImmutableDictionary<string, T> old, ImmutableDictionary<string, T> @new)
        where T : class =>
        @new.Where(pair => !old.TryGetValue(pair.Key, out var was) || !was.Equals(pair.Value))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).ToValueList();

    private static ValueList<string> Removed<T>(ImmutableDictionary<string, T> old, ImmutableDictionary<string, T> @new) =>
        old.Keys.Where(id => !@new.ContainsKey(id)).Order(StringComparer.Ordinal).ToValueList();
}
