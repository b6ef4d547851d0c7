using System.Collections.Immutable;

namespace NetDash.Drawing.Slots;

/// <summary>
/// Where things of a view stand, so that they stand there again: by lane, then by the thing's own identity. A slot is given to another
/// only when its owner is gone, and a lane never shrinks. Immutable, and plain enough to be written to disk as JSON.
/// </summary>
/// <param name="Lanes">Lanes by key.</param>
public sealed record SlotBook(ImmutableSortedDictionary<string, LaneBook> Lanes)
{
    /// <summary>Nothing stands anywhere yet.</summary>
    public static SlotBook Empty { get; } = new(ImmutableSortedDictionary.Create<string, LaneBook>(StringComparer.Ordinal));
}

/// <summary>One lane's places.</summary>
/// <param name="Capacity">How many slots it has; only grows.</param>
/// <param name="Slots">Who has which, by identity.</param>
public sealed record LaneBook(int Capacity, ImmutableSortedDictionary<string, SlotRange> Slots);

/// <summary>Consecutive slots.</summary>
/// <param name="Start">The first, from 0.</param>
/// <param name="Length">How many.</param>
public readonly record struct SlotRange(int Start, int Length);
