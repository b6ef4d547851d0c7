using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;

namespace NetDash.Drawing.Layout;

/// <summary>What hangs on no cable, at the top of the namespace lane.</summary>
internal sealed class UncabledColumn
{
    private const double Top = 4;
    private const int LeastGrowth = 2;

    private readonly LaneEditor _lane;
    private readonly IReadOnlyList<CardPlan> _cards;

    public UncabledColumn(BookEditor book, string host, IReadOnlyList<CardPlan> cards)
    {
        _cards = cards;
        _lane = book.Open("uncabled/" + host, cards.Select(c => c.Key));
        var before = _lane.Capacity;
        foreach (var card in cards.OrderBy(c => c.Containers.Count == 0 ? 1 : 0).ThenBy(c => c.State).ThenBy(c => c.Title, NaturalOrder.Instance).ThenBy(c => c.Key, StringComparer.Ordinal))
        {
            _lane.Place(card.Key, card.Lines.Count + 1);
        }

        if (_lane.End > before && before > 0)
        {
            _lane.Grow(before + Math.Max(LeastGrowth, before / 4));
        }
    }

    public double Height => _lane.Capacity == 0 ? 0 : Top + (_lane.Capacity * Lanes.SlotPitch);

    /// <summary>Cards with their tops, from the ground's top.</summary>
    public IEnumerable<(CardPlan Card, double Y)> Tops =>
        _cards.Select(c => (c, Top + (_lane.Find(c.Key)!.Value.Start * Lanes.SlotPitch)));
}
