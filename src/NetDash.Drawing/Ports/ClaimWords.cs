using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Ports;

/// <summary>A claim as it is written in the picture.</summary>
internal static class ClaimWords
{
    /// <summary>Every address with the port, as <c>0.0.0.0, [::]:8080</c>.</summary>
    public static string Name(Claim claim) =>
        $"{string.Join(", ", claim.Entries.Select(e => Wording.Address(e.At.Address.ToString())).Distinct())}:{Ports(claim)}";

    /// <summary>The port, as <c>8080</c>, <c>8000-8009</c> or <c>53/udp</c>.</summary>
    public static string Ports(Claim claim) => PlateDrawing.Ports(claim.First, claim.Last) + Suffix(claim);

    public static string Suffix(Claim claim) => claim.Protocol == PortProtocol.Tcp ? "" : "/" + Wording.Word(claim.Protocol);

    /// <summary>The way as it is written on the line; the address goes first where there is no room.</summary>
    public static ValueList<Run> WayRuns(Claim claim, bool isHost)
    {
        var tone = claim.Plug == PlugState.Failed ? Tone.Error : claim.IsWanted ? Tone.Ink3 : Tone.Ink2;
        var way = new Run(LedgerWords.Way(claim.Entry, isHost), TextRole.Note, tone);
        if (claim.Entry is { State: PortState.Held, Process.Name: { Length: > 0 } program, Owner.Kind: NodeKind.Container })
        {
            return [way, new Run(program, TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 1)];
        }

        var to = claim.Entry.ForwardsTo;
        var colon = to.LastIndexOf(':');
        if (colon < 0 || claim.IsWanted)
        {
            return [way];
        }

        var last = claim.Last > claim.First && int.TryParse(to.AsSpan(colon + 1), out var port) ? $"-{port + claim.Last - claim.First}" : "";
        var health = claim.Health == Marks.Health.Warning ? Tone.Warning : Tone.Ink3;
        return
        [
            way, new Run("to ", TextRole.Mono, health, Gap: 6, Drop: 1), new Run(to[..colon], TextRole.Mono, health, Drop: 2),
            new Run(to[colon..] + last, TextRole.Mono, health, Drop: 1),
        ];
    }
}
