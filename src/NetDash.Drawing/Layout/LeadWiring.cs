using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>Published ports: plates at the height of what they reach, and their leads into the rail's left face.</summary>
internal sealed class LeadWiring(Sketch sketch, HostLayout host, SeatPlan seats)
{
    // A lead that bends within its own band does so beside the rail, behind its label; one to another band left of that band's title.
    private const double NearBendX = 520;

    public void Draw(CardPlan card)
    {
        if (card.Plates.Count == 0 || card.LeadLine < 0 || seats.BandOf(card) is not { } seat)
        {
            return;
        }

        var area = host.AreaOf(seat);
        var plug = card.Lines[card.LeadLine].Plug!;
        var target = host.AreaOf(plug.Band);
        var band = target.Plan.Bands.First(b => b.Key == plug.Band);
        var row = CardWiring.RowOf(seats, target.Rails, card, card.LeadLine);
        var rows = Rows(area, seat, card);
        var plates = PlateBuilder.AtMost(card.Plates, rows.Count);
        for (var i = 0; i < plates.Count; i++)
        {
            var plate = plates[i];
            area.AddPlate(plate, area.Rails.Middle(seat, rows[i]));
            Lead(card, plate, band, row, plug, seat == plug.Band);
        }
    }

    /// <summary>Rows of the card, nearest to the line that its ports lead into, then in order.</summary>
    private static List<int> Rows(AreaLayout area, string seat, CardPlan card)
    {
        var first = area.Rails.Row(seat, card.Key);
        var wish = first + 1 + card.LeadLine;
        var count = Math.Min(card.Plates.Count, area.Rails.Rows(seat, card.Key));
        return [.. Enumerable.Range(first, area.Rails.Rows(seat, card.Key)).OrderBy(r => Math.Abs(r - wish)).ThenBy(r => r).Take(count).Order()];
    }

    private void Lead(CardPlan card, PlatePlan plate, BandPlan band, int row, PlugPlan plug, bool own)
    {
        var from = PlateDrawing.IdOf(plate);
        var (to, jack) = band.Kind == BandKind.Pairs
            ? (InterfaceDrawing.IdOf(plug.Port!), InterfaceDrawing.Left)
            : (RailDrawing.RailId(band), plate.Wanted ? RailDrawing.Face(row) : RailDrawing.Left(row));
        var start = sketch.At(from, PlateDrawing.Right);
        var end = sketch.At(to, jack);
        var bend = band.Kind == BandKind.Pairs || !own ? Lanes.BendX : NearBendX;
        // Above the lead there would be its own way up.
        var label = !own && end.Y < start.Y - 1 ? "" : plate.More > 0 ? "" : PlateDrawing.Target(plate);
        sketch.Add(new SceneEdge
        {
            Id = "lead/" + plate.Key,
            Look = !plate.Wanted ? EdgeLook.Lead : card.State == PlugState.Failed ? EdgeLook.Failed : EdgeLook.Wanted,
            From = from, FromJack = PlateDrawing.Right, To = to, ToJack = jack,
            Path = Ways.Step(start, end, bend),
            Plugs = plate.Wanted || band.Kind == BandKind.Pairs ? Plugs.None : Plugs.End,
            Label = label.Length == 0 || plate.Wanted ? null
                : new TextPart(Lanes.LeadLabelX, start.Y - 6, band.Kind == BandKind.Pairs ? 36 : 62,
                    [new Run(label, TextRole.Mono, plate.Health == Health.Warning ? Tone.Warning : Tone.Ink3)]) { From = Detail.Full },
            Name = $"port {PlateDrawing.Ports(plate.First, plate.Last)} {PlateDrawing.Target(plate)} of {card.Title}",
            Edge = null,
            Nodes = [plate.Owner, .. band.Node is null ? Array.Empty<string>() : [band.Node.Id]],
        });
    }
}
