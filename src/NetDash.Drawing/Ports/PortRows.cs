using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Ports;

/// <summary>
/// The rows of a namespace's ports: by port, whoever comes and goes. A row stands where it stood unless one that belongs above it takes
/// its place; a row that is gone leaves room for that.
/// </summary>
internal sealed class PortRows
{
    private const int FirstRoom = 1;
    private const int LeastGrowth = 2;
    private const int FirstUserPort = 1024;

    private readonly LaneEditor _lane;

    public PortRows(BookEditor book, PortArea area)
    {
        _lane = book.Open("ports/" + area.Netns, area.Claims.Select(c => c.Key));
        var before = _lane.Capacity;
        var inOrder = area.Claims
            .OrderBy(c => c.First).ThenBy(c => c.Protocol).ThenBy(c => _lane.Find(c.Key)?.Start ?? int.MaxValue).ToList();
        _lane.PlaceInOrder([.. inOrder.Select((c, i) => (c.Key, i > 0 && Section(c, area) != Section(inOrder[i - 1], area) ? 1 : 0))]);
        if (_lane.End > before)
        {
            _lane.Grow(before == 0 ? _lane.End + FirstRoom : Math.Max(_lane.End, before + Math.Max(LeastGrowth, before / 4)));
        }
    }

    public double Height => PortLanes.RowsTop + (_lane.Capacity * PortLanes.RowPitch);

    /// <summary>A claim's middle, from the ground's top.</summary>
    public double Middle(Claim claim) => PortLanes.RowMiddle(_lane.Find(claim.Key)!.Value.Start);

    /// <summary>The system's ports, the users', those that clients get: a free row tells them apart.</summary>
    private static int Section(Claim claim, PortArea area) =>
        claim.First < FirstUserPort ? 0 : claim.First < area.FirstClientPort ? 1 : 2;
}
