using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>A finding about a port that two want → a line between their plates, with a badge above the lower one.</summary>
internal sealed class PortsConflicts(Sketch sketch, PortArea area)
{
    private const int Channels = 3;
    private const double ChannelWidth = 3;

    // Its words stand where those on the lower one's way would, a little higher: between two rows.
    private const double AboveRow = PortLanes.RowPitch / 2;

    private readonly HashSet<double> _badges = [];
    private readonly Lazy<ILookup<(PortProtocol Protocol, int Port), Claim>> _claims = new(() => area.Claims
        .SelectMany(c => Enumerable.Range(c.First, c.Last - c.First + 1).Select(p => (c.Protocol, Port: p, Claim: c)))
        .ToLookup(x => (x.Protocol, x.Port), x => x.Claim));

    private int _drawn;

    /// <summary>How many of them are errors.</summary>
    public int Errors { get; private set; }

    /// <summary>Claims whose way has no words of its own any more.</summary>
    public HashSet<string> Spoken { get; } = new(StringComparer.Ordinal);

    /// <summary>Draws a finding, where both of its sides are in this namespace.</summary>
    public void Draw(TwoSidedFinding finding)
    {
        var loser = Of(finding.Loser, finding.Port, orNobody: false);
        var holder = Of(finding.Holder, finding.Port, orNobody: finding.Holder is null);
        if (loser is not null && holder is not null && loser.Key != holder.Key)
        {
            Join(finding, holder, loser, PortLanes.ConflictX + (_drawn++ % Channels * ChannelWidth));
        }
    }

    /// <summary>A side's claim on the port: of several, that on the address which the finding names.</summary>
    private Claim? Of(string? owner, FindingPort port, bool orNobody) => _claims.Value[(port.Protocol, port.Port)]
        .Where(c => orNobody ? c.Owner is null && !c.IsWanted : c.Owner?.Id == owner && owner is not null)
        .OrderByDescending(c => c.Entries.Any(e => e.At.Address.ToString() == port.Address)).FirstOrDefault();

    // Its ground is as wide as its words are where they are largest: at zoom 0.8.
    private static double Width(string words) => Math.Min(PortLanes.WayWidth - 12, Math.Ceiling(TextMetrics.Width(words, TextRole.Label) * 1.25) + 1);

    private void Join(TwoSidedFinding finding, Claim holder, Claim loser, double x)
    {
        var from = ClaimDrawing.PlateId(area, holder);
        var to = ClaimDrawing.PlateId(area, loser);
        var (start, end) = (sketch.At(from, ClaimDrawing.Right), sketch.At(to, ClaimDrawing.Right));
        var lower = start.Y > end.Y ? holder : loser;
        var badge = Math.Max(start.Y, end.Y) - AboveRow;
        var isFree = _badges.Add(badge);
        var speaks = isFree && finding.Look == EdgeLook.Conflict;
        Errors += finding.Look == EdgeLook.Conflict ? 1 : 0;
        if (speaks)
        {
            Spoken.Add(lower.Key);
        }

        sketch.Add(new SceneEdge
        {
            Id = "conflict/" + finding.Finding.Id,
            Look = finding.Look,
            From = from, FromJack = ClaimDrawing.Right, To = to, ToJack = ClaimDrawing.Right,
            Path = Ways.Step(start, end, x, 6),
            Badge = isFree ? new Point(x, badge) : null,
            Label = !speaks ? null : new TextPart(PortLanes.WayX + 6, badge + 4, Width(finding.Words),
                [new Run(finding.Words, TextRole.Label, Tone.Error)]) { From = Detail.Full },
            Name = finding.Finding.Title,
            Finding = finding.Finding.Id,
            Nodes = [.. new[] { holder.Owner?.Id, loser.Owner?.Id }.OfType<string>()],
        });
    }
}
