using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetDash.Sources.Docker.Client;

/// <summary>One line of <c>GET /events</c>, without the labels that it repeats.</summary>
internal sealed record EngineEvent
{
    /// <summary>container, network, service, node, daemon, …</summary>
    [JsonPropertyName("Type")]
    public string? Type { get; init; }

    /// <summary>start, die, connect, <c>exec_create: sh</c>, <c>health_status: healthy</c>, …</summary>
    [JsonPropertyName("Action")]
    public string? Action { get; init; }

    /// <summary>What it happened to.</summary>
    [JsonPropertyName("Actor")]
    public EngineEventActor? Actor { get; init; }

    /// <summary>local or swarm.</summary>
    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    /// <summary>The engine's own time stamp, nanoseconds since 1970.</summary>
    [JsonPropertyName("timeNano")]
    public long TimeNano { get; init; }

    /// <summary>The same as a moment; now, when the engine tells none.</summary>
    [JsonIgnore]
    public DateTimeOffset Time => TimeNano > 0
        ? DateTimeOffset.UnixEpoch.AddTicks(TimeNano / TimeSpan.NanosecondsPerTick)
        : DateTimeOffset.UtcNow;

    /// <summary>The action without what stands after its colon.</summary>
    [JsonIgnore]
    public string Verb => Action is null ? "" : Action.Split(':', 2)[0];

    // {"status":"start","id":"3a…","from":"busybox","Type":"container","Action":"start","Actor":{"ID":"3a…","Attributes":
    //  {"image":"busybox","name":"web"}},"scope":"local","time":1700000000,"timeNano":1700000000123456789}
    /// <exception cref="JsonException">It is no event.</exception>
    public static EngineEvent Parse(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, EngineEventJson.Default.EngineEvent) ?? throw new JsonException("The event is null.");
}

/// <summary>What an event happened to.</summary>
internal sealed record EngineEventActor
{
    /// <summary>Id of the container, network or service.</summary>
    [JsonPropertyName("ID")]
    public string? Id { get; init; }

    /// <summary>The attributes that are used.</summary>
    [JsonPropertyName("Attributes")]
    public EngineEventAttributes? Attributes { get; init; }
}

/// <summary>The attributes of an event that are used; a container's labels stand beside them and are skipped.</summary>
internal sealed record EngineEventAttributes
{
    /// <summary>With a network's connect and disconnect: the container's id.</summary>
    [JsonPropertyName("container")]
    public string? Container { get; init; }

    /// <summary>With a container's die: its exit code. A label of this name takes its place, so it need not be a number.</summary>
    [JsonPropertyName("exitCode")]
    public string? ExitCode { get; init; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(EngineEvent))]
internal sealed partial class EngineEventJson : JsonSerializerContext;
