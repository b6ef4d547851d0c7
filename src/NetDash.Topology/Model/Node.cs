using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>A thing in the topology: immutable, and the same object for as long as nothing about it changes.</summary>
public sealed record Node
{
    /// <summary>Opaque id, stable across restarts and polls of the same thing, see <see cref="Identity.NodeId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required NodeKind Kind { get; init; }

    /// <summary>The name that people know it by. Hostile text until encoded.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the node that it stands in, or null.</summary>
    public string? Parent { get; init; }

    /// <summary>Id of the host that it lives on, or null.</summary>
    public string? Host { get; init; }

    /// <summary>Its own state, without the findings about it.</summary>
    public NodeStatus Status { get; init; } = NodeStatus.Ok;

    /// <summary>The thing's own labels. Hostile text until encoded.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>What its kind has to tell.</summary>
    public required NodeProperties Properties { get; init; }
}
