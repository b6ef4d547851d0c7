using NetDash.Topology.Facts;

namespace NetDash.Sources;

/// <summary>A fact, and what of its object was left out of it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Left">Sentences for people, as <c>2 of 300 labels</c>; empty when everything is in the fact.</param>
internal sealed record Mapped<T>(T Fact, IReadOnlyList<string> Left)
    where T : Fact;
