using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Topology.Model;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>One item of a <c>Watch</c> stream.</summary>
internal abstract record WatchItem;

/// <summary>The topology of a view, or a part of it: <see cref="More"/> is false on the last part.</summary>
internal sealed record WatchSnapshot(
    string Epoch,
    long Version,
    IReadOnlyList<SourceDto> Sources,
    IReadOnlyList<Node> Nodes,
    IReadOnlyList<Edge> Edges,
    IReadOnlyList<Finding> Findings,
    bool More) : WatchItem
{
    [JsonPropertyOrder(-1)]
    public string Type => "snapshot";
}

/// <summary>What makes <see cref="BaseVersion"/>, which this stream has, into <see cref="Version"/>.</summary>
[JsonConverter(typeof(WatchDeltaJsonConverter))]
internal sealed record WatchDelta(long BaseVersion, long Version, DeltaPayload Payload) : WatchItem;

internal sealed class WatchDeltaJsonConverter : JsonConverter<WatchDelta>
{
    public override WatchDelta Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Deltas are sent, never read back.");

    public override void Write(Utf8JsonWriter writer, WatchDelta value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type", "delta");
        writer.WriteNumber("baseVersion", value.BaseVersion);
        writer.WriteNumber("version", value.Version);
        value.Payload.Write(writer);
        writer.WriteEndObject();
    }
}
