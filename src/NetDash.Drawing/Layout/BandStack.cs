using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>The bands of an area below each other: a band that grows pushes those below it; the room of one that is gone waits for another.</summary>
internal sealed class BandStack
{
    private readonly LaneEditor _lane;

    public BandStack(BookEditor book, AreaPlan area, IReadOnlyDictionary<string, Seats> seats)
    {
        _lane = book.Open("bands/" + area.Key, area.Bands.Select(b => b.Key));
        foreach (var band in area.Bands)
        {
            var needed = Lanes.BandHeadUnits + (2 * seats[band.Key].Count);
            if (_lane.Find(band.Key) is { } own && own.Length < needed && !_lane.IsFree(new SlotRange(own.Start + own.Length, needed - own.Length)))
            {
                _lane.Insert(own.Start + own.Length, needed - own.Length);
            }

            _lane.Place(band.Key, needed);
        }
    }

    /// <summary>Their height together.</summary>
    public double Height => _lane.Capacity * Lanes.BandUnit;

    /// <summary>A band's top, from the first band's.</summary>
    public double Top(BandPlan band) => _lane.Find(band.Key)!.Value.Start * Lanes.BandUnit;
}
