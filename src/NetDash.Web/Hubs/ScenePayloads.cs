using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Topology.Values;
using NetDash.Web.Drawing;

namespace NetDash.Web.Hubs;

/// <summary>A picture and its changes as all who watch get them.</summary>
internal static class ScenePayloads
{
    /// <summary>A picture in parts: elements in the order in which they are drawn, then edges.</summary>
    public static IEnumerable<SharedPayload> Of(Scene scene)
    {
        var elements = scene.InOrder().ToArray();
        var edges = scene.Edges.Values.OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        return SnapshotChunks.Starts(elements.Length + edges.Length).Select(start => new SharedPayload(
            SceneJson.Options,
            KeyValuePair.Create<string, object>("bounds", scene.Bounds),
            KeyValuePair.Create<string, object>("icons", KindIcons.Paths),
            KeyValuePair.Create<string, object>("elements", SnapshotChunks.Part(elements, start)),
            KeyValuePair.Create<string, object>("edges", SnapshotChunks.Part(edges, start - elements.Length))));
    }

    /// <summary>What makes one picture into another.</summary>
    public static SharedPayload Of(SceneDelta delta) => new(
        SceneJson.Options,
        KeyValuePair.Create<string, object>("bounds", delta.Bounds),
        KeyValuePair.Create<string, object>("upserted", new Upserted(delta.UpsertedElements, delta.UpsertedEdges)),
        KeyValuePair.Create<string, object>("removed", new Removed(delta.RemovedElements, delta.RemovedEdges)));

    private sealed record Upserted(ValueList<SceneElement> Elements, ValueList<SceneEdge> Edges);

    private sealed record Removed(ValueList<string> Elements, ValueList<string> Edges);
}
