using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>Which band each card stands at: the one where it stood, else the first that it is plugged into; or none.</summary>
internal sealed class SeatPlan
{
    private readonly Dictionary<string, string> _bandOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CardPlan>> _seated = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _visitors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _plugged = new(StringComparer.Ordinal);

    public SeatPlan(BookEditor book, IReadOnlyList<CardPlan> cards, IReadOnlyList<AreaPlan> areas)
    {
        // An overlay before the host's own bridges: that is what its containers are there for.
        var rank = areas.OrderBy(a => a.IsHost ? 1 : 0).SelectMany(a => a.Bands).Select((band, i) => (band.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.Ordinal);
        foreach (var card in cards)
        {
            foreach (var plug in card.Lines.Select(l => l.Plug).Where(p => p is { Kind: not PlugKind.Wanted }))
            {
                _plugged[plug!.Band] = _plugged.GetValueOrDefault(plug.Band) + 1;
            }

            var plugged = card.Lines.Select(l => l.Plug?.Band).OfType<string>().Where(rank.ContainsKey).Distinct().OrderBy(b => rank[b]).ToList();
            if (plugged.Count == 0)
            {
                Uncabled.Add(card);
                Cards.Add(card);
                continue;
            }

            var seat = plugged.Find(b => book.Has(Seats.LaneOf(b), card.Key)) ?? plugged[0];
            _bandOf[card.Key] = seat;
            var straight = Straighten(card, seat);
            Cards.Add(straight);
            Add(_seated, seat, straight);
            foreach (var line in straight.Lines.Where(l => l.Plug is { } plug && plug.Band != seat && rank.ContainsKey(plug.Band)))
            {
                Add(_visitors, line.Plug!.Band, VisitorKey(card, line));
            }

            foreach (var band in card.Reserved.Where(b => b != seat && rank.ContainsKey(b)).Distinct())
            {
                Add(_visitors, band, card.Key);
            }
        }
    }

    /// <summary>All cards, the lines that are plugged into their own band first: their cables are straight.</summary>
    public List<CardPlan> Cards { get; } = [];

    /// <summary>Cards that no band has.</summary>
    public List<CardPlan> Uncabled { get; } = [];

    /// <summary>A cable from a card that stands elsewhere. One a band: it keeps its socket while its card is stopped.</summary>
    public static string VisitorKey(CardPlan card, LinePlan line)
    {
        var first = card.Lines.First(l => l.Plug?.Band == line.Plug!.Band);
        return ReferenceEquals(first, line) ? card.Key : $"{card.Key} {line.Key}";
    }

    /// <summary>The band that a card stands at; null where it hangs on no cable.</summary>
    public string? BandOf(CardPlan card) => _bandOf.GetValueOrDefault(card.Key);

    /// <summary>How many cables end at a band.</summary>
    public int Plugged(string band) => _plugged.GetValueOrDefault(band);

    public IReadOnlyList<CardPlan> In(string band) => _seated.GetValueOrDefault(band) ?? [];

    public IReadOnlyList<string> Visitors(string band) => _visitors.GetValueOrDefault(band) ?? [];

    private static CardPlan Straighten(CardPlan card, string seat)
    {
        var lead = card.LeadLine < 0 ? null : card.Lines[card.LeadLine];
        List<LinePlan> lines = [.. card.Lines.OrderBy(l => l.Plug?.Band == seat ? 0 : 1)];
        return card with { Lines = lines, LeadLine = lead is null ? -1 : lines.IndexOf(lead) };
    }

    private static void Add<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists[key] = list = [];
        }

        list.Add(item);
    }
}
