using System.Text.Json;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Values;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// What all who watch a view get of a change: <c>sources</c>, <c>upserted</c>, <c>removed</c>. Made into text once, however many
/// streams send it; versions differ from stream to stream and are no part of it.
/// </summary>
internal sealed class DeltaPayload(TopologyDelta delta, TopologyStore store)
{
    private readonly Lazy<(byte[] Sources, byte[] Upserted, byte[] Removed)> _text = new(() => (
        JsonSerializer.SerializeToUtf8Bytes(SourceDto.Of(delta.Sources, store), NetDashJson.Options),
        JsonSerializer.SerializeToUtf8Bytes(new Upserted(delta.UpsertedNodes, delta.UpsertedEdges, delta.UpsertedFindings), NetDashJson.Options),
        JsonSerializer.SerializeToUtf8Bytes(new Removed(delta.RemovedNodes, delta.RemovedEdges, delta.RemovedFindings), NetDashJson.Options)));

    /// <summary>The change itself.</summary>
    public TopologyDelta Delta { get; } = delta;

    public void Write(Utf8JsonWriter writer)
    {
        var (sources, upserted, removed) = _text.Value;
        writer.WritePropertyName("sources");
        writer.WriteRawValue(sources, skipInputValidation: true);
        writer.WritePropertyName("upserted");
        writer.WriteRawValue(upserted, skipInputValidation: true);
        writer.WritePropertyName("removed");
        writer.WriteRawValue(removed, skipInputValidation: true);
    }

    private sealed record Upserted(ValueList<Node> Nodes, ValueList<Edge> Edges, ValueList<Finding> Findings);

    private sealed record Removed(ValueList<string> Nodes, ValueList<string> Edges, ValueList<string> Findings);
}
