using System.Text.Json.Serialization;
using NetDash.Topology.Values;

namespace NetDash.Topology.Sources;

/// <summary>How one source is, as people and <c>/readyz</c> see it.</summary>
public sealed record SourceStatus
{
    /// <summary>Unique name, as <c>kernel</c> or <c>docker:vm</c>.</summary>
    public required string Name { get; init; }

    /// <summary>kernel, docker or kubernetes.</summary>
    public required string Kind { get; init; }

    /// <summary>Host node id that it tells of, when known.</summary>
    public string? Host { get; init; }

    /// <summary>Node id of the cluster that it tells of, when known; null for a source of one host.</summary>
    public string? Cluster { get; init; }

    /// <summary>State.</summary>
    public required SourceState State { get; init; }

    /// <summary>One sentence on why, and what the reader can do about it; empty when all is well.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the source could not read, each with the reason; sorted.</summary>
    public ValueList<UnreadableItem> Unreadable { get; init; }
}

/// <summary>Something a source could not read: shown, never silently left out.</summary>
/// <param name="What">The thing, as <c>/proc/812/ns/net</c> or <c>container web</c>.</param>
/// <param name="Reason">Why, in the system's words, as <c>Permission denied</c>.</param>
/// <param name="Remedy">What would make it readable, as <c>grant CAP_SYS_PTRACE</c>; empty when nothing is known to.</param>
public sealed record UnreadableItem(string What, string Reason, string Remedy = "");

/// <summary>The states of a source.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SourceState>))]
public enum SourceState
{
    /// <summary>Being reached for the first time; nothing listed yet.</summary>
    [JsonStringEnumMemberName("connecting")] Connecting,

    /// <summary>Listed, and watching.</summary>
    [JsonStringEnumMemberName("connected")] Connected,

    /// <summary>Was connected; its last picture is shown while it is reached for again.</summary>
    [JsonStringEnumMemberName("stale")] Stale,

    /// <summary>There, but it does not answer; retried.</summary>
    [JsonStringEnumMemberName("unreachable")] Unreachable,

    /// <summary>There, but this process may not read it; retried.</summary>
    [JsonStringEnumMemberName("denied")] Denied,

    /// <summary>Not there; looked for again.</summary>
    [JsonStringEnumMemberName("absent")] Absent,
}
