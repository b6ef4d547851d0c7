using System.Collections.Immutable;

namespace NetDash.Drawing.Slots;

/// <summary>A lane while it is drawn: who stays stays where it is, who is gone leaves room, who is new takes the first room.</summary>
internal sealed class LaneEditor
{
    // A book comes from disk: what could not have been written there is not believed.
    private const int MostSlots = 1_000_000;
    private const int LongestRange = 200_000;

    private readonly Dictionary<string, SlotRange> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<int> _taken = [];
    private int _firstFree;

    public LaneEditor(LaneBook? book, IReadOnlySet<string> live)
    {
        Capacity = Math.Clamp(book?.Capacity ?? 0, 0, MostSlots);
        foreach (var (key, range) in book?.Slots ?? ImmutableSortedDictionary<string, SlotRange>.Empty)
        {
            if (live.Contains(key) && range is { Start: >= 0 and < MostSlots, Length: > 0 and < LongestRange } && Fits(range, null))
            {
                Set(key, range);
            }
        }
    }

    /// <summary>How many slots it has.</summary>
    public int Capacity { get; private set; }

    /// <summary>One after the last slot that somebody has.</summary>
    public int End => _slots.Count == 0 ? 0 : _slots.Values.Max(r => r.Start + r.Length);

    /// <summary>Where something stands; null before it was placed.</summary>
    public SlotRange? Find(string key) => _slots.TryGetValue(key, out var range) ? range : null;

    /// <summary>Gives room to something: its own, if it has it and it is enough; else that made longer; else the first that is free.</summary>
    /// <param name="key">Identity.</param>
    /// <param name="length">Slots that it needs.</param>
    /// <param name="isFree">A further condition on a range; null for none.</param>
    /// <param name="near">Where it would best begin: the nearest free room is taken. Null: the first.</param>
    public SlotRange Place(string key, int length, Func<SlotRange, bool>? isFree = null, int? near = null)
    {
        if (_slots.TryGetValue(key, out var own))
        {
            if (own.Length >= length)
            {
                return own;
            }

            Release(own);
            _slots.Remove(key);
            var longer = own with { Length = length };
            if (Fits(longer, isFree))
            {
                return Set(key, longer);
            }
        }

        return Set(key, near is { } wish ? Nearest(wish, length, isFree) : First(length, isFree));
    }

    /// <summary>
    /// Gives a slot each to things that stand in an order of their own. Each stays where it is; one that is new stands right after the one
    /// before it, and where there is no room, what follows moves down by as much as that takes, and no further than to the next free slot.
    /// </summary>
    /// <param name="inOrder">Identities in their order, and how many slots each leaves free before it where there is room.</param>
    public void PlaceInOrder(IReadOnlyList<(string Key, int Gap)> inOrder)
    {
        var before = inOrder.Select(t => Find(t.Key)?.Start).ToArray();
        foreach (var range in _slots.Values)
        {
            Release(range);
        }

        _slots.Clear();
        var next = int.MaxValue;
        var nextOf = new int[before.Length];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            nextOf[i] = next;
            next = before[i] ?? next;
        }

        var free = 0;
        for (var i = 0; i < before.Length; i++)
        {
            var start = before[i] is { } own ? Math.Max(own, free) : free + inOrder[i].Gap < nextOf[i] ? free + inOrder[i].Gap : free;
            Set(inOrder[i].Key, new SlotRange(start, 1));
            free = start + 1;
        }
    }

    /// <summary>Moves everything from a slot on further down.</summary>
    public void Insert(int from, int count)
    {
        var moved = _slots.Where(s => s.Value.Start >= from).ToArray();
        foreach (var (_, range) in moved)
        {
            Release(range);
        }

        foreach (var (key, range) in moved)
        {
            Set(key, range with { Start = range.Start + count });
        }
    }

    /// <summary>Makes the lane at least so long; it never shrinks.</summary>
    public void Grow(int capacity) => Capacity = Math.Max(Capacity, capacity);

    public LaneBook ToBook() => new(Capacity, _slots.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>Whether a range is free.</summary>
    public bool IsFree(SlotRange range) => Fits(range, null);

    private SlotRange First(int length, Func<SlotRange, bool>? isFree)
    {
        while (_taken.Contains(_firstFree))
        {
            _firstFree++;
        }

        for (var start = _firstFree; ; start++)
        {
            if (Fits(new SlotRange(start, length), isFree))
            {
                return new SlotRange(start, length);
            }
        }
    }

    private SlotRange Nearest(int wish, int length, Func<SlotRange, bool>? isFree)
    {
        for (var away = 0; ; away++)
        {
            if (wish - away >= 0 && Fits(new SlotRange(wish - away, length), isFree))
            {
                return new SlotRange(wish - away, length);
            }

            if (Fits(new SlotRange(Math.Max(0, wish + away), length), isFree))
            {
                return new SlotRange(Math.Max(0, wish + away), length);
            }
        }
    }

    private bool Fits(SlotRange range, Func<SlotRange, bool>? isFree)
    {
        for (var i = range.Start; i < range.Start + range.Length; i++)
        {
            if (_taken.Contains(i))
            {
                return false;
            }
        }

        return isFree?.Invoke(range) ?? true;
    }

    private SlotRange Set(string key, SlotRange range)
    {
        _slots[key] = range;
        Take(range);
        Grow(range.Start + range.Length);
        return range;
    }

    private void Take(SlotRange range)
    {
        for (var i = range.Start; i < range.Start + range.Length; i++)
        {
            _taken.Add(i);
        }
    }

    private void Release(SlotRange range)
    {
        for (var i = range.Start; i < range.Start + range.Length; i++)
        {
            _taken.Remove(i);
        }

        _firstFree = Math.Min(_firstFree, range.Start);
    }
}
