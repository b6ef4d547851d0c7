using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;

namespace NetDash.Drawing.Layout;

/// <summary>
/// The rows of a band: whose card stands at which, and which socket a cable from a card elsewhere ends in. A card takes a row for its
/// title and one for each line; the sockets of title rows are free for such cables.
/// </summary>
internal sealed class Seats
{
    // At least two free slots of head-room; then a quarter at a time, so that a growing rail seldom moves what stands below it.
    private const int FirstRoom = 2;
    private const int LeastGrowth = 4;
    private const int MostPlates = 6;

    private readonly LaneEditor _rows;
    private readonly LaneEditor _sockets;
    private readonly HashSet<int> _lineRows = [];

    /// <param name="book">The slot book.</param>
    /// <param name="band">The band.</param>
    /// <param name="seated">Cards that stand here.</param>
    /// <param name="enslaved">Interfaces of the area that are ports of the bridge.</param>
    /// <param name="visitors">Keys of cables from cards that stand elsewhere.</param>
    public Seats(BookEditor book, BandPlan band, IReadOnlyList<CardPlan> seated, IReadOnlyList<InterfacePlan> enslaved, IReadOnlyList<string> visitors)
    {
        _rows = book.Open(LaneOf(band.Key), seated.Select(c => c.Key).Concat(enslaved.Select(i => i.Node.Id)));
        _sockets = book.Open(LaneOf(band.Key) + "/sockets", visitors);
        var before = _rows.Capacity;
        foreach (var nic in enslaved)
        {
            _lineRows.Add(_rows.Place(nic.Node.Id, 1, IsSocketFree(0, 1)).Start);
        }

        foreach (var card in seated.OrderBy(c => c.Lines.Select(l => l.Plug?.Port is { } port ? HostNodes.Nic(port).IfIndex : int.MaxValue).Min())
            .ThenBy(c => c.Title, NaturalOrder.Instance).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            var seat = _rows.Place(card.Key, LengthOf(card), IsSocketFree(1, card.Lines.Count));
            for (var i = 0; i < card.Lines.Count; i++)
            {
                _lineRows.Add(seat.Start + 1 + i);
            }
        }

        foreach (var visitor in visitors)
        {
            _sockets.Place(visitor, 1, r => !_lineRows.Contains(r.Start));
        }

        Grow(before, Math.Max(_rows.End, _sockets.End));
    }

    /// <summary>How many rows, and slots of the rail, there are.</summary>
    public int Count => _rows.Capacity;

    public static string LaneOf(string band) => "rail/" + band;

    /// <summary>First row of a card, or the row of an interface.</summary>
    public SlotRange Of(string key) => _rows.Find(key)!.Value;

    /// <summary>The row of a cable from elsewhere.</summary>
    public int Socket(string visitor) => _sockets.Find(visitor)!.Value.Start;

    private Func<SlotRange, bool> IsSocketFree(int from, int count) => range =>
    {
        for (var i = range.Start + from; i < range.Start + from + count; i++)
        {
            if (!_sockets.IsFree(new SlotRange(i, 1)))
            {
                return false;
            }
        }

        return true;
    };

    private static int LengthOf(CardPlan card) => Math.Max(card.Lines.Count + 1, Math.Min(card.Plates.Count, MostPlates));

    private void Grow(int before, int end)
    {
        if (end > before || before == 0)
        {
            _rows.Grow(before == 0 ? Math.Max(end, 1) + FirstRoom : Math.Max(end, before + Math.Max(LeastGrowth, before / 4)));
        }
    }
}
