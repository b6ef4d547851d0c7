using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A host as a card: its areas below each other, and right of their border all other namespaces.</summary>
internal sealed class HostLayout
{
    private readonly TopologySnapshot _snapshot;
    private readonly Sketch _sketch;
    private readonly HostPlan _plan;
    private readonly SeatPlan _seats;
    private readonly HashSet<string> _tied;
    private readonly UncabledColumn _uncabled;
    private readonly List<AreaLayout> _areas;

    public HostLayout(TopologySnapshot snapshot, BookEditor book, Sketch sketch, HostPlan plan, HostLedger? ledger)
    {
        (_snapshot, _sketch, _plan) = (snapshot, sketch, plan);
        _seats = new SeatPlan(book, plan.Cards, plan.Areas);
        _tied = plan.Ties.SelectMany(t => new[] { t.From.Id, t.To.Id }).ToHashSet(StringComparer.Ordinal);
        _uncabled = new UncabledColumn(book, plan.Node.Id, _seats.Uncabled);
        var lane = book.Open("areas/" + plan.Node.Id, plan.Areas.Skip(1).Select(a => a.Key));
        var entries = new PlateEntries(ledger);
        _areas =
        [
            .. plan.Areas.OrderBy(a => a.IsHost ? -1 : lane.Place(a.Key, 1).Start).Select(a => new AreaLayout(snapshot, book, sketch, a, plan.Node.Name, _seats, entries)),
        ];
    }

    public HostPlan Plan => _plan;

    /// <summary>Its cards, as they are drawn.</summary>
    public IReadOnlyList<CardPlan> Cards => _seats.Cards;

    public IReadOnlyList<AreaLayout> Areas => _areas;

    public string Id => HostDrawing.IdOf(_plan.Node);

    /// <summary>Places everything below a height; returns the card's bottom.</summary>
    public double Place(double top)
    {
        var y = top + Lanes.AreaTop;
        var bottom = y;
        foreach (var area in _areas)
        {
            if (!area.Plan.IsHost)
            {
                y = bottom + Lanes.AreaGap;
                _sketch.Add(HostDrawing.Head("area/" + area.Plan.Key, Id, Lanes.AreaX + 8, y - 22, 400, area.Plan.Title, "netns", strong: true));
            }

            bottom = area.Place(Id, y, area.Plan.IsHost ? _uncabled.Height : 0);
            if (area.Plan.IsHost)
            {
                foreach (var (card, at) in _uncabled.Tops)
                {
                    _sketch.Add(CardDrawing.Draw(card, _tied, Id, y + at));
                }
            }
        }

        foreach (var card in _seats.Cards)
        {
            if (_seats.BandOf(card) is { } band)
            {
                _sketch.Add(CardDrawing.Draw(card, _tied, Id, AreaOf(band).Rails.CardTop(band, card)));
            }
        }

        bottom += Lanes.Margin;
        _sketch.Add(HostDrawing.Host(_plan.Node, new Box(Lanes.HostX, top, Lanes.HostWidth, bottom - top), NodeRole.Of(_snapshot, _plan.Node), HostDrawing.Counts(_snapshot, _plan.Node), NodeHealth.Of(_snapshot, _plan.Node)));
        Heads(top);
        return bottom;
    }

    /// <summary>Draws the lines, once everything stands.</summary>
    public void Wire()
    {
        new CardWiring(_sketch, this, _seats).Draw();
        foreach (var area in _areas)
        {
            new AreaWiring(_sketch, area).Draw();
        }
    }

    /// <summary>The area that has a band.</summary>
    public AreaLayout AreaOf(string band) => _areas.Find(a => a.Rails.Has(band))!;

    private void Heads(double top)
    {
        var y = top + 48;
        var host = _plan.Node.Id;
        _sketch.Add(HostDrawing.Head(host + "/netns", Id, Lanes.AreaX + 8, y, 160, "Host namespace", "netns", strong: true));
        _sketch.Add(HostDrawing.Head(host + "/ports", Id, Lanes.PlateX, y, 140, $"Ports on {_plan.Node.Name}"));
        _sketch.Add(HostDrawing.Head(host + "/bridges", Id, Lanes.BridgeX + 12, y, 120, "Bridges"));
        _sketch.Add(HostDrawing.Head(host + "/cards", Id, Lanes.CardX, y, 150, "Other namespaces"));
        _sketch.Add(HostDrawing.Head(host + "/veth", Id, Lanes.CardX + 160, y, 160, "veth pairs cross the border", end: true));
    }
}
