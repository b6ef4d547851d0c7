using NetDash.Topology.Facts;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Docker.Watching;

/// <summary>What came of reading one object: it, or nothing because it is gone, or less than it because of <see cref="Unreadable"/>.</summary>
/// <param name="FactId">Id of its fact.</param>
/// <param name="Fact">The fact; null when it is gone, or when nothing of it could be read and what was known stays.</param>
/// <param name="Unreadable">What is not shown of it, and why.</param>
/// <param name="IsToRetry">Whether reading it again may bring more.</param>
internal sealed record Reading(string FactId, Fact? Fact, UnreadableItem? Unreadable, bool IsToRetry)
{
    /// <summary>Whether the object is no more.</summary>
    public bool IsGone => Fact is null && Unreadable is null;

    /// <summary>All of it.</summary>
    public static Reading Whole(Fact fact) => new(fact.Id, fact, null, false);

    /// <summary>Less than all of it, or nothing: a failure that may pass.</summary>
    public static Reading Failed(string factId, Fact? reduced, string what, string reason) =>
        new(factId, reduced, new UnreadableItem(what, reason), true);

    public static Reading Gone(string factId) => new(factId, null, null, false);

    /// <summary>All of it, but for what is too much to show.</summary>
    public static Reading Of<T>(Mapped<T> mapped, string what)
        where T : Fact =>
        new(mapped.Fact.Id, mapped.Fact, mapped.Left.Count == 0
            ? null
            : new UnreadableItem(what, $"left out: {string.Join(", ", mapped.Left)}"), false);
}
