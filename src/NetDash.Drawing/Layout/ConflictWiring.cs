using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>A finding about a port that one holds and another wants → a line between their plates, with a badge.</summary>
internal sealed class ConflictWiring(Sketch sketch, TopologySnapshot snapshot)
{
    private const int Channels = 3;
    private const double ChannelWidth = 3;
    private const double LabelHalf = 14;

    public void Draw(IReadOnlyList<PlacedPlate> plates, string host)
    {
        var drawn = 0;
        foreach (var finding in snapshot.Findings.Values
            .Where(f => f is { Severity: FindingSeverity.Error, Port: not null, Holder: not null } && f.Port.Host == host && f.Subjects.Count > 0)
            .OrderBy(f => f.Id, StringComparer.Ordinal))
        {
            var port = finding.Port!;
            var loser = plates.FirstOrDefault(p => p.Plan.Owner == finding.Subjects[0] && p.Plan.Covers(port.Protocol, port.Port));
            var holder = plates.FirstOrDefault(p => p.Plan.Owner == finding.Holder && p.Plan.Covers(port.Protocol, port.Port));
            if (loser.Plan is not null && holder.Plan is not null && loser.Plan.Key != holder.Plan.Key)
            {
                Join(finding, port, holder, loser, plates, Lanes.ConflictX + (drawn++ % Channels * ChannelWidth));
            }
        }
    }

    private void Join(Finding finding, FindingPort port, PlacedPlate holder, PlacedPlate loser, IReadOnlyList<PlacedPlate> plates, double x)
    {
        var from = PlateDrawing.IdOf(holder.Plan);
        var to = PlateDrawing.IdOf(loser.Plan);
        var gap = Gap(Math.Min(holder.Middle, loser.Middle), Math.Max(holder.Middle, loser.Middle), plates);
        var badge = gap ?? ((holder.Middle + loser.Middle) / 2);
        sketch.Add(new SceneEdge
        {
            Id = "conflict/" + finding.Id,
            Look = EdgeLook.Conflict,
            From = from, FromJack = PlateDrawing.Right, To = to, ToJack = PlateDrawing.Right,
            Path = Ways.Step(sketch.At(from, PlateDrawing.Right), sketch.At(to, PlateDrawing.Right), x, 6),
            Badge = new Point(x, badge),
            Label = gap is null ? null : new TextPart(Lanes.PlateX + 8, badge + 4, Lanes.PlateWidth - 14,
                [new Run($"{port.Port}/{Wording.Word(port.Protocol)} is taken", TextRole.Label, Tone.Error)]) { From = Detail.Full },
            Name = finding.Title,
            Finding = finding.Id,
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
