using System.Collections.Immutable;

namespace NetDash.Drawing.Slots;

/// <summary>A slot book while a picture is drawn from it.</summary>
internal sealed class BookEditor(SlotBook book)
{
    private readonly Dictionary<string, LaneEditor> _lanes = new(StringComparer.Ordinal);

    /// <summary>Opens a lane once a picture.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="live">All that stand in it now: the places of others are free again.</param>
    public LaneEditor Open(string key, IEnumerable<string> live)
    {
        var lane = new LaneEditor(book.Lanes.GetValueOrDefault(key), live.ToHashSet(StringComparer.Ordinal));
        _lanes.Add(key, lane);
        return lane;
    }

    /// <summary>Whether something stands in a lane of the book as it was.</summary>
    public bool Has(string lane, string key) => book.Lanes.TryGetValue(lane, out var slots) && slots.Slots.ContainsKey(key);

    /// <summary>
    /// The book after the picture: the same object where nothing changed. Lanes that were not opened are gone with what they were for.
    /// </summary>
    public SlotBook ToBook()
    {
        var changed = _lanes.Count != book.Lanes.Count;
        var lanes = ImmutableSortedDictionary.CreateBuilder<string, LaneBook>(StringComparer.Ordinal);
        foreach (var (key, editor) in _lanes)
        {
            var lane = editor.ToBook();
            if (book.Lanes.TryGetValue(key, out var before) && before.Capacity == lane.Capacity && before.Slots.SequenceEqual(lane.Slots))
            {
                lane = before;
            }
            else
            {
                changed = true;
            }

            lanes[key] = lane;
        }

        return changed ? new SlotBook(lanes.ToImmutable()) : book;
    }
}
