using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;

namespace NetDash.Drawing.Ports;

/// <summary>The lines of a namespace's ports: from where each is reached to its plate, and on to who answers, with the way in words.</summary>
internal sealed class PortWays(Sketch sketch, PortArea area, HashSet<string> spoken)
{
    public void Draw()
    {
        foreach (var claim in area.Claims)
        {
            // Loopback plates hang on the loopback, never on what leads outside; what is only wanted hangs on nothing.
            if (area.IsHost && !claim.IsWanted)
            {
                Reach(claim);
            }

            Way(claim);
        }
    }

    private void Reach(Claim claim)
    {
        var from = ExposureDrawing.IdOf(area, claim.Reach.Exposure);
        var to = ClaimDrawing.PlateId(area, claim);
        var bus = claim.Reach.Kind switch
        {
            PortExposure.Loopback => PortLanes.LoopbackBusX,
            PortExposure.All => PortLanes.AllBusX,
            _ => PortLanes.AddressBusX,
        };
        sketch.Add(new SceneEdge
        {
            Id = $"reach/{area.Netns}/{claim.Key}",
            Look = EdgeLook.Trunk,
            From = from, FromJack = ExposureDrawing.Right, To = to, ToJack = ClaimDrawing.Left,
            Path = Ways.Step(sketch.At(from, ExposureDrawing.Right), sketch.At(to, ClaimDrawing.Left), bus, 6),
            Name = $"{ClaimWords.Name(claim)} is reached {LedgerWords.Reach(claim.Entry)}",
            Nodes = claim.Owner is { } owner ? [owner.Id] : [],
        });
    }

    private void Way(Claim claim)
    {
        var from = ClaimDrawing.PlateId(area, claim);
        var to = ClaimDrawing.OwnerId(area, claim);
        var (start, end) = (sketch.At(from, ClaimDrawing.Right), sketch.At(to, ClaimDrawing.Left));
        var isSocket = claim.Entry.HasSocket || claim.Entry.State == PortState.Held;
        sketch.Add(new SceneEdge
        {
            Id = $"way/{area.Netns}/{claim.Key}",
            Look = claim.Plug switch
            {
                PlugState.Failed => EdgeLook.Failed,
                PlugState.Out => EdgeLook.Wanted,
                _ => isSocket ? EdgeLook.Lead : EdgeLook.Forward,
            },
            From = from, FromJack = ClaimDrawing.Right, To = to, ToJack = ClaimDrawing.Left,
            Path = Ways.Straight(start, end),
            Label = spoken.Contains(claim.Key) ? null : new TextPart(PortLanes.WayX, start.Y - 6, PortLanes.WayWidth, ClaimWords.WayRuns(claim, area.IsHost)) { From = Detail.Full },
            Name = $"{ClaimWords.Name(claim)}: {LedgerWords.Way(claim.Entry, area.IsHost)}",
            Nodes = claim.Owner is { } owner ? [owner.Id] : [],
        });
    }
}
