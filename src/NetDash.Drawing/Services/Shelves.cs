using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Services;

/// <summary>
/// Things of different heights on shelves side by side, each of which is filled up to a height before the next is begun. Who stays keeps its
/// shelf and its place; one that grows moves those below it on its shelf, and no other.
/// </summary>
internal sealed class Shelves
{
    // A slot of the first lane is a shelf and a number on it.
    private const int MostOfShelf = 10_000;
    private const int MostShelves = 100;

    private readonly Dictionary<string, (int Shelf, int Start)> _places = new(StringComparer.Ordinal);
    private readonly List<int> _heights = [];

    /// <param name="book">Where they stood.</param>
    /// <param name="key">Key of their lanes.</param>
    /// <param name="things">Identities and heights, as they stand where nothing stood yet.</param>
    /// <param name="most">How high a shelf becomes before the next is begun; one thing that is higher has a shelf alone.</param>
    public Shelves(BookEditor book, string key, IReadOnlyList<(string Key, int Height)> things, int most)
    {
        foreach (var (shelf, onIt) in Assign(book.Open(key, things.Select(t => t.Key)), things, most).Select((s, i) => (i, s)))
        {
            var lane = book.Open($"{key}/{shelf}", onIt.Select(t => t.Key));
            foreach (var thing in onIt.OrderBy(t => lane.Find(t.Key)?.Start ?? int.MaxValue))
            {
                _places[thing.Key] = (shelf, Place(lane, thing.Key, thing.Height));
            }

            // One that grew may have moved those that were placed before it.
            foreach (var thing in onIt)
            {
                _places[thing.Key] = (shelf, lane.Find(thing.Key)!.Value.Start);
            }

            _heights.Add(lane.Capacity);
        }
    }

    /// <summary>How high each shelf is.</summary>
    public IReadOnlyList<int> Heights => _heights;

    /// <summary>Where something stands.</summary>
    public (int Shelf, int Start) this[string key] => _places[key];

    private static List<List<(string Key, int Height)>> Assign(LaneEditor lane, IReadOnlyList<(string Key, int Height)> things, int most)
    {
        var shelves = new List<List<(string Key, int Height)>>();
        var heights = new List<int>();
        void Put((string Key, int Height) thing, int shelf)
        {
            while (shelves.Count <= shelf)
            {
                shelves.Add([]);
                heights.Add(0);
            }

            shelves[shelf].Add(thing);
            heights[shelf] += thing.Height;
        }

        var isNew = new List<(string Key, int Height)>();
        foreach (var thing in things)
        {
            if (lane.Find(thing.Key) is { } slot && slot.Start / MostOfShelf < MostShelves)
            {
                Put(thing, slot.Start / MostOfShelf);
            }
            else
            {
                isNew.Add(thing);
            }
        }

        foreach (var thing in isNew)
        {
            var shelf = heights.FindIndex(h => h == 0 || h + thing.Height <= most) is >= 0 and var found ? found : Math.Min(heights.Count, MostShelves - 1);
            Put(thing, shelf);
            lane.Place(thing.Key, 1, near: (shelf * MostOfShelf) + shelves[shelf].Count - 1);
        }

        return shelves;
    }

    private static int Place(LaneEditor lane, string key, int height)
    {
        if (lane.Find(key) is { } own && own.Length < height && !lane.IsFree(new SlotRange(own.Start + own.Length, height - own.Length)))
        {
            lane.Insert(own.Start + own.Length, height - own.Length);
        }

        return lane.Place(key, height).Start;
    }
}
