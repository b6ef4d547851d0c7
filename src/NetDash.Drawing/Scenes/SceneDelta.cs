using System.Collections.Immutable;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Scenes;

/// <summary>What makes one scene into another.</summary>
/// <param name="Bounds">The new bounds.</param>
/// <param name="UpsertedElements">Elements that are new or differ, sorted by id.</param>
/// <param name="UpsertedEdges">Edges that are new or differ, sorted by id.</param>
/// <param name="RemovedElements">Ids, sorted.</param>
/// <param name="RemovedEdges">Ids, sorted.</param>
public sealed record SceneDelta(
    Box Bounds,
    ValueList<SceneElement> UpsertedElements,
    ValueList<SceneEdge> UpsertedEdges,
    ValueList<string> RemovedElements,
    ValueList<string> RemovedEdges)
{
    /// <summary>Compares two scenes. O(elements + edges); elements that are the same object cost one comparison.</summary>
    /// <returns>Null where they are equal.</returns>
    public static SceneDelta? Between(Scene from, Scene to)
    {
        var delta = new SceneDelta(
            to.Bounds,
            Upserted(from.Elements, to.Elements, e => e.Id), Upserted(from.Edges, to.Edges, e => e.Id),
            Removed(from.Elements, to.Elements), Removed(from.Edges, to.Edges));
        return delta.UpsertedElements.Count + delta.UpsertedEdges.Count + delta.RemovedElements.Count + delta.RemovedEdges.Count == 0
            && from.Bounds == to.Bounds ? null : delta;
    }

    /// <summary>Makes the one scene into the other.</summary>
    public Scene Apply(Scene scene)
    {
        var elements = scene.Elements.ToBuilder();
        var edges = scene.Edges.ToBuilder();
        elements.RemoveRange(RemovedElements);
        edges.RemoveRange(RemovedEdges);
        foreach (var element in UpsertedElements)
        {
            elements[element.Id] = element;
        }

        foreach (var edge in UpsertedEdges)
        {
            edges[edge.Id] = edge;
        }

        return new Scene(Bounds, elements.ToImmutable(), edges.ToImmutable());
    }

    private static ValueList<T> Upserted<T>(ImmutableDictionary<string, T> from, ImmutableDictionary<string, T> to, Func<T, string> id)
        where T : class =>
        to.Where(pair => !from.TryGetValue(pair.Key, out var was) || !was.Equals(pair.Value))
            .Select(pair => pair.Value).OrderBy(id, StringComparer.Ordinal).ToValueList();

    private static ValueList<string> Removed<T>(ImmutableDictionary<string, T> from, ImmutableDictionary<string, T> to) =>
        from.Keys.Where(id => !to.ContainsKey(id)).Order(StringComparer.Ordinal).ToValueList();
}
