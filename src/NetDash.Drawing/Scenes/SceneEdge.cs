using System.Text.Json.Serialization;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Scenes;

/// <summary>A line of the picture, from a jack to a jack.</summary>
public sealed record SceneEdge
{
    /// <summary>Stable while it joins the same things.</summary>
    public required string Id { get; init; }

    /// <summary>How it is drawn.</summary>
    public required EdgeLook Look { get; init; }

    /// <summary>Id of the element where it begins.</summary>
    public required string From { get; init; }

    /// <summary>The jack there.</summary>
    public required string FromJack { get; init; }

    /// <summary>Id of the element where it ends.</summary>
    public required string To { get; init; }

    /// <summary>The jack there.</summary>
    public required string ToJack { get; init; }

    /// <summary>Its way: SVG path data, absolute, in the letters M, L, H, V, C and Q, from jack to jack.</summary>
    public required string Path { get; init; }

    /// <summary>The plugs at its ends: none, start, end, or both.</summary>
    public Plugs Plugs { get; init; }

    /// <summary>What stands beside it, absolute; null for nothing.</summary>
    public TextPart? Label { get; init; }

    /// <summary>The middle of the crossed badge of a conflict, absolute; null for none.</summary>
    public Point? Badge { get; init; }

    /// <summary>What it is called when it is read out.</summary>
    public string Name { get; init; } = "";

    /// <summary>Id of the topology's edge that selecting it selects; null for a line that is not one.</summary>
    public string? Edge { get; init; }

    /// <summary>Id of the finding that it shows; null for none.</summary>
    public string? Finding { get; init; }

    /// <summary>Ids of the nodes that light it when they are selected, the ends' own included.</summary>
    public ValueList<string> Nodes { get; init; }

    /// <summary>Whether it is drawn only while something that it joins is looked at.</summary>
    [JsonIgnore]
    public bool IsHidden => Look is EdgeLook.Warning or EdgeLook.Note;
}

/// <summary>How a line is drawn; the tokens' table of edges says what each means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EdgeLook>))]
public enum EdgeLook
{
    /// <summary>veth or master: 2.5 cable.</summary>
    [JsonStringEnumMemberName("cable")] Cable,

    /// <summary>A published port: 1.5 cable.</summary>
    [JsonStringEnumMemberName("lead")] Lead,

    /// <summary>From an interface to a plate: 1 cable-dim.</summary>
    [JsonStringEnumMemberName("trunk")] Trunk,

    /// <summary>Wanted, not plugged in: 1.5 cable, dash 4 3.</summary>
    [JsonStringEnumMemberName("wanted")] Wanted,

    /// <summary>The same of something that failed: in err.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>Led on by NAT, without a socket: 1.5 cable, an arrow at its end.</summary>
    [JsonStringEnumMemberName("forward")] Forward,

    /// <summary>Two who want one port: 2 err.</summary>
    [JsonStringEnumMemberName("conflict")] Conflict,

    /// <summary>Two who will: 2 warn, drawn while one of them is looked at.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Two about whom something is worth knowing: 2 ink-3, drawn while one of them is looked at.</summary>
    [JsonStringEnumMemberName("note")] Note,

    /// <summary>A tunnel: 1.5 cable, double.</summary>
    [JsonStringEnumMemberName("tunnel")] Tunnel,

    /// <summary>An upper interface on its lower one: 1.5 cable, dot 1 3.</summary>
    [JsonStringEnumMemberName("parent")] Parent,

    /// <summary>Attached, as far as the engine tells: 1.5 cable-dim.</summary>
    [JsonStringEnumMemberName("attached")] Attached,

    /// <summary>From an ingress to a service, from a service to who answers for it: 1.5 cable-dim, 2 sel while one of its ends is selected.</summary>
    [JsonStringEnumMemberName("endpoint")] Endpoint,

    /// <summary>The same to who does not answer just now: dash 4 3.</summary>
    [JsonStringEnumMemberName("endpoint-out")] EndpointOut,
}

/// <summary>The ends of a line that carry a plug: its body goes from the jack on, 9 along the line, into the socket; its boot lies back over the line.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Plugs>))]
public enum Plugs
{
    /// <summary>Neither.</summary>
    [JsonStringEnumMemberName("none")] None,

    /// <summary>Where it begins.</summary>
    [JsonStringEnumMemberName("start")] Start,

    /// <summary>Where it ends.</summary>
    [JsonStringEnumMemberName("end")] End,

    /// <summary>Both.</summary>
    [JsonStringEnumMemberName("both")] Both,
}
