using System.Text.Json;
using System.Text.Json.Serialization;
using NetDash.Topology.Model;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>One item of a stream.</summary>
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
internal sealed record WatchDelta(long BaseVersion, long Version, SharedPayload Payload) : WatchItem;

/// <summary>The picture of a view, or a part of it: <see cref="More"/> is false on the last part.</summary>
[JsonConverter(typeof(DrawSnapshotJsonConverter))]
internal sealed record DrawSnapshot(string Epoch, long Version, SharedPayload Payload, bool More) : WatchItem;

internal sealed class WatchDeltaJsonConverter : WrittenOnlyJsonConverter<WatchDelta>
{
    protected override void WriteMembers(Utf8JsonWriter writer, WatchDelta value)
    {
        writer.WriteString("type", "delta");
        writer.WriteNumber("baseVersion", value.BaseVersion);
        writer.WriteNumber("version", value.Version);
        value.Payload.Write(writer);
    }
}

internal sealed class DrawSnapshotJsonConverter : WrittenOnlyJsonConverter<DrawSnapshot>
{
    protected override void WriteMembers(Utf8JsonWriter writer, DrawSnapshot value)
    {
        writer.WriteString("type", "snapshot");
        writer.WriteString("epoch", value.Epoch);
        writer.WriteNumber("version", value.Version);
        value.Payload.Write(writer);
        writer.WriteBoolean("more", value.More);
    }
}

/// <summary>Writes an object of members that are at hand as text.</summary>
internal abstract class WrittenOnlyJsonConverter<T> : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Items of a stream are sent, never read back.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        WriteMembers(writer, value);
        writer.WriteEndObject();
    }

    protected abstract void WriteMembers(Utf8JsonWriter writer, T value);
}
