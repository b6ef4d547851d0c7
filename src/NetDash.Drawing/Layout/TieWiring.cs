using NetDash.Drawing.Scenes;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>Lines that the lanes do not tell: upper on lower, bonds, pairs within a host, pairs of two cards, tunnels, also between hosts.</summary>
internal sealed class TieWiring
{
    private const double AreaGutter = 146;

    private readonly Sketch _sketch;
    private readonly Dictionary<string, (string Element, string Jack, Lane Lane, string Area)> _anchors = new(StringComparer.Ordinal);

    public TieWiring(Sketch sketch, IReadOnlyList<HostLayout> hosts)
    {
        _sketch = sketch;
        foreach (var host in hosts)
        {
            Anchor(host.Plan.Node.Id, host.Id, HostDrawing.Left, Lane.Host, "");
            foreach (var area in host.Areas)
            {
                foreach (var nic in area.Plan.Interfaces)
                {
                    Anchor(nic.Node.Id, InterfaceDrawing.IdOf(nic.Node), InterfaceDrawing.Tie, Lane.Interface, area.Plan.Key);
                }

                foreach (var band in area.Plan.Bands.Where(b => b.Kind == BandKind.Bridge))
                {
                    Anchor(band.Node!.Id, RailDrawing.HeadId(band), RailDrawing.HeadLeft, Lane.Bridge, area.Plan.Key);
                }
            }

            foreach (var card in host.Cards)
            {
                for (var i = 0; i < card.Lines.Count; i++)
                {
                    if (card.Lines[i].Node is { } nic)
                    {
                        Anchor(nic.Id, CardDrawing.IdOf(card), CardDrawing.RightJack(i), Lane.Card, "");
                    }
                }
            }
        }
    }

    private enum Lane
    {
        Outside,
        Host,
        Interface,
        Bridge,
        Card,
    }

    /// <summary>An element outside the hosts that stands for a node.</summary>
    public void AddOutside(string node, string element) => Anchor(node, element, OutsideDrawing.Right, Lane.Outside, "");

    public void Draw(IEnumerable<TiePlan> ties)
    {
        foreach (var tie in ties.DistinctBy(t => t.Edge.Id))
        {
            if (_anchors.TryGetValue(tie.From.Id, out var from) && _anchors.TryGetValue(tie.To.Id, out var to) && from != to)
            {
                Draw(tie, from, to);
            }
        }
    }

    private void Draw(TiePlan tie, (string Element, string Jack, Lane Lane, string Area) from, (string Element, string Jack, Lane Lane, string Area) to)
    {
        // What leaves its area, or its host, does so on the left.
        if (from.Lane == Lane.Interface && to.Lane != Lane.Card && (to.Lane < Lane.Interface || from.Area != to.Area))
        {
            from.Jack = InterfaceDrawing.Left;
            to.Jack = to.Lane == Lane.Interface ? InterfaceDrawing.Left : to.Jack;
        }

        var start = _sketch.At(from.Element, from.Jack);
        var end = _sketch.At(to.Element, to.Jack);
        var way = (from.Lane, to.Lane) switch
        {
            (Lane.Interface, Lane.Outside) => Ways.Curve(start, end),
            (Lane.Interface, Lane.Host) => Ways.Step(start, end, Lanes.OutsideGutter, 4),
            (Lane.Card, Lane.Card) => Ways.Step(start, end, Lanes.CardTieX, 4),
            (Lane.Interface, Lane.Interface) when from.Area != to.Area => Ways.Step(start, end, AreaGutter, 4),
            (Lane.Interface or Lane.Bridge, Lane.Interface or Lane.Bridge) => Ways.Step(start, end, Lanes.TieX, 4),
            _ => Ways.Curve(start, end),
        };
        _sketch.Add(new SceneEdge
        {
            Id = "tie/" + tie.Edge.Id,
            Look = tie.Edge.Kind switch
            {
                EdgeKind.Tunnel => EdgeLook.Tunnel,
                EdgeKind.ParentLink => EdgeLook.Parent,
                _ => EdgeLook.Cable,
            },
            From = from.Element, FromJack = from.Jack, To = to.Element, ToJack = to.Jack,
            Path = way,
            Name = $"{tie.From.Name} to {Wording.CutName(tie.To.Name)}",
            Edge = tie.Edge.Id,
            Nodes = [tie.From.Id, tie.To.Id],
        });
    }

    private void Anchor(string node, string element, string jack, Lane lane, string area) => _anchors.TryAdd(node, (element, jack, lane, area));
}
