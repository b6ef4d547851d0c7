using NetDash.Topology.Values;

namespace NetDash.Topology.Model;

/// <summary>Properties of a <see cref="NodeKind.Group"/>: things that a view tells as one (<c>collapse</c>).</summary>
public sealed record GroupProperties : NodeProperties
{
    /// <summary>How many members are named.</summary>
    public const int MostMembers = 20;

    /// <summary>What they have in common: host, network, namespace, project, workload.</summary>
    public string Of { get; init; } = "";

    /// <summary>How many nodes it stands for.</summary>
    public int Count { get; init; }

    /// <summary>How many of each kind, sorted by kind.</summary>
    public ValueList<GroupedKind> Kinds { get; init; }

    /// <summary>The worst status of all that belongs to it, also of what stands beside it because something was found there.</summary>
    public NodeStatus WorstStatus { get; init; }

    /// <summary>How many findings are about what belongs to it; all of that stands beside it.</summary>
    public int Findings { get; init; }

    /// <summary>Ids of the first few that it stands for: pods and containers before others, by name.</summary>
    public ValueList<string> Members { get; init; }
}

/// <summary>How many nodes of a kind a group stands for.</summary>
public sealed record GroupedKind(NodeKind Kind, int Count);
