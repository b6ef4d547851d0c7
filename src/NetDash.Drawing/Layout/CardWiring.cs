using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>Cables from rails to cards. A cable is straight; only one of a card that stands at another band bends.</summary>
internal sealed class CardWiring(Sketch sketch, HostLayout host, SeatPlan seats)
{
    private const double BendFrom = 666;
    private const double BendTo = 716;

    public void Draw()
    {
        foreach (var card in host.Cards)
        {
            for (var i = 0; i < card.Lines.Count; i++)
            {
                if (card.Lines[i].Plug is { } plug && host.AreaOf(plug.Band) is { } area)
                {
                    Cable(card, i, plug, area);
                }
            }

            new LeadWiring(sketch, host, seats).Draw(card);
        }
    }

    /// <summary>The row of a line's plug at its band.</summary>
    public static int RowOf(SeatPlan seats, RailPlaces rails, CardPlan card, int line)
    {
        var band = card.Lines[line].Plug!.Band;
        return seats.BandOf(card) == band ? rails.Row(band, card.Key) + 1 + line : rails.Socket(band, SeatPlan.VisitorKey(card, card.Lines[line]));
    }

    private void Cable(CardPlan card, int index, PlugPlan plug, AreaLayout area)
    {
        var line = card.Lines[index];
        var band = area.Plan.Bands.First(b => b.Key == plug.Band);
        var row = RowOf(seats, area.Rails, card, index);
        var (from, jack) = Socket(area, band, plug, row);
        var start = sketch.At(from, jack);
        var end = sketch.At(CardDrawing.IdOf(card), CardDrawing.Jack(index));
        var straight = Math.Abs(start.Y - end.Y) < 0.5;
        sketch.Add(new SceneEdge
        {
            Id = $"cable/{card.Key}/{line.Key}",
            Look = plug.Kind switch
            {
                PlugKind.Cable => EdgeLook.Cable,
                PlugKind.Parent => EdgeLook.Parent,
                PlugKind.Attached => EdgeLook.Attached,
                _ => card.State == PlugState.Failed ? EdgeLook.Failed : EdgeLook.Wanted,
            },
            From = from, FromJack = jack, To = CardDrawing.IdOf(card), ToJack = CardDrawing.Jack(index),
            Path = Ways.Cable(start, end, BendFrom, BendTo),
            Plugs = plug.Kind != PlugKind.Cable ? Plugs.None : band.Kind == BandKind.Pairs ? Plugs.End : Plugs.Both,
            Label = Label(card, plug, start, straight),
            Name = $"{band.Name} to {card.Title} {line.Name}",
            Edge = plug.Edge,
            Nodes = [.. new[] { plug.Port?.Id, line.Node?.Id, band.Node?.Id }.Concat(card.Containers.Select(c => c.Id)).Append(card.Netns?.Id).OfType<string>().Distinct()],
        });
    }

    private (string Element, string Jack) Socket(AreaLayout area, BandPlan band, PlugPlan plug, int row)
    {
        if (band.Kind != BandKind.Pairs)
        {
            return (RailDrawing.RailId(band), RailDrawing.Right(row));
        }

        var id = InterfaceDrawing.IdOf(plug.Port!);
        if (!sketch.Elements.ContainsKey(id))
        {
            sketch.Add(InterfaceDrawing.DrawPair(plug.Port!, HostDrawing.AreaId(area.Plan), area.Rails.Middle(band.Key, row), area.HealthOf(plug.Port!)));
        }

        return (id, InterfaceDrawing.Right);
    }

    private static TextPart? Label(CardPlan card, PlugPlan plug, Point start, bool straight)
    {
        var (text, role, tone) = plug.Kind switch
        {
            PlugKind.Cable when plug.Port is { } port => (HostNodes.Nic(port).IfName, TextRole.Mono, Tone.Ink3),
            PlugKind.Wanted when card.State == PlugState.Failed => ("not plugged in", TextRole.Note, Tone.Error),
            _ => ("", TextRole.Note, Tone.Ink3),
        };
        // A veth on no bridge has its name on its own plate.
        return text.Length == 0 || plug.Band.StartsWith("pairs:", StringComparison.Ordinal) ? null
            : new TextPart(Lanes.VethLabelX, start.Y - 6, straight ? 94 : 80, [new Run(text, role, tone)]) { From = Detail.Full };
    }
}
