using System.Text.Json.Serialization;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Scenes;

/// <summary>A box of the picture: a card, a plate, a rail, an area. Only areas (<see cref="SceneLayer.Area"/>) hold other boxes.</summary>
public sealed record SceneElement
{
    /// <summary>The most entries of one element: a range of thousands of ports is one plate.</summary>
    public const int MostEntries = 100;

    /// <summary>Stable while it stands for the same thing.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required ElementKind Kind { get; init; }

    /// <summary>What it lies on.</summary>
    public SceneLayer Layer { get; init; } = SceneLayer.Body;

    /// <summary>Id of the area that it belongs to in the tree that is read out; null at the top. Area or not, that element exists.</summary>
    public string? Parent { get; init; }

    /// <summary>Where it stands.</summary>
    public required Box Box { get; init; }

    /// <summary>What it is called when it is read out, as <c>web</c> or <c>0.0.0.0:8080 to :80</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What else is said of it, as <c>nginx:1.27, 172.17.0.2/16, listens on :80</c>.</summary>
    public string Description { get; init; } = "";

    /// <summary>How it is; <see cref="Health.Ok"/> where nothing is to be said.</summary>
    public Health Health { get; init; }

    /// <summary>Id of the node that selecting it selects; null for what stands for nothing, as a lane's head.</summary>
    public string? Node { get; init; }

    /// <summary>Ids of all nodes that it stands for, <see cref="Node"/> included.</summary>
    public ValueList<string> Nodes { get; init; }

    /// <summary>
    /// Ids of the ledger entries that it stands for, at most <see cref="MostEntries"/>; selecting it selects the first of them in place of
    /// <see cref="Node"/>. Empty for all but ports.
    /// </summary>
    public ValueList<string> Entries { get; init; }

    /// <summary>The port that it is about: all that are about the same one are lit together; null for what is about none.</summary>
    public ScenePort? Port { get; init; }

    /// <summary>Ids of the findings that light it.</summary>
    public ValueList<string> Findings { get; init; }

    /// <summary>What is painted, in this order, from the box's left top corner.</summary>
    public ValueList<Part> Parts { get; init; }

    /// <summary>What stands for it when the zoom is too small for its parts; null: only its boxes and lines are drawn then.</summary>
    public Brief? Brief { get; init; }

    /// <summary>Smaller places in it that select something of their own, from the box's left top corner.</summary>
    public ValueList<Spot> Spots { get; init; }

    /// <summary>Where lines end, from the box's left top corner. Not sent: lines bring their ways, and a rail has hundreds.</summary>
    [JsonIgnore]
    public ValueList<Jack> Jacks { get; init; }
}

/// <summary>What an element is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ElementKind>))]
public enum ElementKind
{
    /// <summary>A host or a cluster, and everything in it.</summary>
    [JsonStringEnumMemberName("host")] Host,

    /// <summary>A network namespace drawn as an area: the host's, or one with bridges of its own; a namespace of a cluster.</summary>
    [JsonStringEnumMemberName("area")] Area,

    /// <summary>A lane's title.</summary>
    [JsonStringEnumMemberName("head")] Head,

    /// <summary>Something outside the hosts: the internet, a network, another machine.</summary>
    [JsonStringEnumMemberName("outside")] Outside,

    /// <summary>A network interface that stands by itself.</summary>
    [JsonStringEnumMemberName("interface")] Interface,

    /// <summary>Addresses that ports are reached at: all, one, or the loopback.</summary>
    [JsonStringEnumMemberName("exposure")] Exposure,

    /// <summary>A port on an address of the host.</summary>
    [JsonStringEnumMemberName("plate")] Plate,

    /// <summary>A process or host-mode container: on the host's own addresses.</summary>
    [JsonStringEnumMemberName("owner")] Owner,

    /// <summary>The title of a rail: the bridge.</summary>
    [JsonStringEnumMemberName("bridge")] Bridge,

    /// <summary>A rail that cables are plugged into.</summary>
    [JsonStringEnumMemberName("rail")] Rail,

    /// <summary>
    /// A namespace with its containers and interfaces, or a container without one; of a cluster: a node, an ingress, a service, a
    /// workload, a pod, a policy.
    /// </summary>
    [JsonStringEnumMemberName("card")] Card,
}

/// <summary>What is drawn over what: areas, then lines, then bodies, then the plugs of lines and their labels.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SceneLayer>))]
public enum SceneLayer
{
    /// <summary>A ground that others stand on.</summary>
    [JsonStringEnumMemberName("area")] Area,

    /// <summary>A box; no two overlap.</summary>
    [JsonStringEnumMemberName("body")] Body,
}

/// <summary>A port, or several in a row, of one namespace.</summary>
/// <param name="Netns">Node id of the namespace; the host's where its kernel is not read.</param>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="First">First port.</param>
/// <param name="Last">Last port.</param>
public sealed record ScenePort(string Netns, PortProtocol Protocol, int First, int Last)
{
    /// <summary>Whether a port is among them.</summary>
    public bool Covers(PortProtocol protocol, int port) => Protocol == protocol && First <= port && port <= Last;
}

/// <summary>Where lines may end.</summary>
/// <param name="Name">Known within the element.</param>
/// <param name="X">From the box's left side.</param>
/// <param name="Y">From the box's top.</param>
public readonly record struct Jack(string Name, double X, double Y);

/// <summary>A smaller place in an element that selects something of its own.</summary>
/// <param name="Box">From the element's left top corner.</param>
/// <param name="Node">Id of the node that it selects.</param>
/// <param name="Name">What it is called when it is read out, as <c>eth0 172.17.0.2/16</c>.</param>
public sealed record Spot(Box Box, string Node, string Name)
{
    /// <summary>True where it selects nothing, but opens what the node rolls up, or rolls it up again; else null.</summary>
    public bool? IsFold { get; init; }
}

/// <summary>What stands for an element between zoom 0.25 and 0.8: drawn at 11 px on screen, as far as it fits into the element's box.</summary>
/// <param name="Text">Its name.</param>
/// <param name="Sub">A second line between 0.5 and 0.8, as the address; empty for none.</param>
/// <param name="Icon">Name of the icon before it; empty for none.</param>
public sealed record Brief(string Text, string Sub = "", string Icon = "");
