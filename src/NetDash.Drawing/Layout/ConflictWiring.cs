using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A finding about a port that two want → a line between their plates, with a badge.</summary>
internal sealed class ConflictWiring(Sketch sketch, TopologySnapshot snapshot)
{
    private const int Channels = 3;
    private const double ChannelWidth = 3;
    private const double LabelHalf = 14;

    public void Draw(IReadOnlyList<PlacedPlate> plates, string host)
    {
        var drawn = 0;
        foreach (var finding in TwoSidedFinding.Of(snapshot, host))
        {
            var loser = Of(plates, finding.Loser, finding.Port);
            var holder = Of(plates, finding.Holder, finding.Port);
            if (loser.Plan is not null && holder.Plan is not null && loser.Plan.Key != holder.Plan.Key)
            {
                Join(finding, holder, loser, plates, Lanes.ConflictX + (drawn++ % Channels * ChannelWidth));
            }
        }
    }

    /// <summary>A side's plate of the port: of several, that on the address which the finding names.</summary>
    private static PlacedPlate Of(IReadOnlyList<PlacedPlate> plates, string? owner, FindingPort port) => plates
        .Where(p => p.Plan.Owner == owner && p.Plan.Covers(port.Protocol, port.Port))
        .OrderByDescending(p => p.Plan.Addresses.Contains(port.Address)).FirstOrDefault();

    private void Join(TwoSidedFinding finding, PlacedPlate holder, PlacedPlate loser, IReadOnlyList<PlacedPlate> plates, double x)
    {
        var from = PlateDrawing.IdOf(holder.Plan);
        var to = PlateDrawing.IdOf(loser.Plan);
        var gap = Gap(Math.Min(holder.Middle, loser.Middle), Math.Max(holder.Middle, loser.Middle), plates);
        var badge = gap ?? ((holder.Middle + loser.Middle) / 2);
        sketch.Add(new SceneEdge
        {
            Id = "conflict/" + finding.Finding.Id,
            Look = finding.Look,
            From = from, FromJack = PlateDrawing.Right, To = to, ToJack = PlateDrawing.Right,
            Path = Ways.Step(sketch.At(from, PlateDrawing.Right), sketch.At(to, PlateDrawing.Right), x, 6),
            Badge = new Point(x, badge),
            // What comes and goes with the pointer takes no room from what stays.
            Label = gap is null || finding.Look != EdgeLook.Conflict ? null : new TextPart(Lanes.PlateX + 8, badge + 4, Lanes.PlateWidth - 14,
                [new Run(finding.Words, TextRole.Label, Tone.Error)]) { From = Detail.Full },
            Name = finding.Finding.Title,
            Finding = finding.Finding.Id,
            Nodes = [holder.Plan.Owner, loser.Plan.Owner],
        });
    }

    /// <summary>A height between two plates, near their middle, where no plate stands; null for none.</summary>
    private static double? Gap(double from, double to, IReadOnlyList<PlacedPlate> plates)
    {
        var middle = (from + to) / 2;
        for (var away = 0.0; away < (to - from) / 2; away += 4)
        {
            foreach (var y in new[] { middle - away, middle + away })
            {
                if (plates.All(p => Math.Abs(p.Middle - y) >= (Lanes.PlateHeight / 2) + LabelHalf))
                {
                    return y;
                }
            }
        }

        return null;
    }
}
