using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Kubernetes.Client;

/// <summary>What came of reading one object of a list or watch.</summary>
/// <param name="FactId">Id of its fact; of one that could not even be named, its place.</param>
/// <param name="Version">metadata.resourceVersion; empty where it could not be read.</param>
/// <param name="Fact">The fact; null when it is gone, or when nothing of it could be read and what was known stays.</param>
/// <param name="Unreadable">What is not shown of it, and why.</param>
internal sealed record Observed(string FactId, string Version, Fact? Fact, UnreadableItem? Unreadable)
{
    /// <summary>Whether the object is no more.</summary>
    public bool IsGone => Fact is null && Unreadable is null;

    /// <summary>The same object, deleted.</summary>
    public Observed Gone() => this with { Fact = null, Unreadable = null };
}
