using NetDash.Topology.Model;

namespace NetDash.Topology.Views;

/// <summary>Something that is there, and is near to something that is not.</summary>
/// <param name="Node">What is there.</param>
/// <param name="Kinship">In what it is near.</param>
public sealed record Relative(Node Node, Kinship Kinship);

/// <summary>In what one thing is near to another, the nearest first.</summary>
public enum Kinship
{
    /// <summary>It has the very name, elsewhere or as another kind of thing.</summary>
    SameName,

    /// <summary>It runs the same service of the same Compose project or swarm.</summary>
    SameService,

    /// <summary>It is the workload that makes pods of such names.</summary>
    Maker,

    /// <summary>It is a pod of the same workload.</summary>
    SameWorkload,

    /// <summary>Its name differs in a few letters.</summary>
    SimilarName,

    /// <summary>It is where the other was: its host, network or namespace.</summary>
    Place,
}
