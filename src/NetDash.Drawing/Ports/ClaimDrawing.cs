using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Ports;

/// <summary>A claim as a plate, and who makes it as a row beside it.</summary>
internal static class ClaimDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    private const double GlyphX = PortLanes.OwnerWidth - 14;

    public static string PlateId(PortArea area, Claim claim) => $"plate/{area.Netns}/{claim.Key}";

    public static string OwnerId(PortArea area, Claim claim) => $"owner/{area.Netns}/{claim.Key}";

    public static SceneElement Plate(PortArea area, Claim claim, string parent, double middle)
    {
        var error = claim.Health == Health.Error;
        var tone = error ? Tone.Error : claim.IsWanted ? Tone.Ink3 : Tone.Ink2;
        return new SceneElement
        {
            Id = PlateId(area, claim),
            Kind = ElementKind.Plate,
            Parent = parent,
            Box = new Box(PortLanes.PlateX, middle - (PortLanes.PlateHeight / 2), PortLanes.PlateWidth, PortLanes.PlateHeight),
            Name = ClaimWords.Name(claim),
            Description = Describe(area, claim),
            Health = claim.Health,
            Node = claim.Owner?.Id,
            Nodes = Nodes(claim),
            Entries = [.. claim.Entries.Select(e => e.Id).Distinct().Take(SceneElement.MostEntries)],
            Port = PortOf(area, claim),
            Parts =
            [
                new BoxPart(new Box(0, 0, PortLanes.PlateWidth, PortLanes.PlateHeight), 4, Look(claim, error)) { From = Detail.Tile },
                new LedgerPart(13, 12, claim.Entry.State, tone) { From = Detail.Brief },
                new TextPart(26, 16, PortLanes.PlateWidth - 32, Runs(claim, error)) { From = Detail.Full },
            ],
            Brief = new Brief(":" + ClaimWords.Ports(claim)),
            Jacks = [new Jack(Left, 0, PortLanes.PlateHeight / 2), new Jack(Right, PortLanes.PlateWidth, PortLanes.PlateHeight / 2)],
        };
    }

    public static SceneElement Owner(TopologySnapshot snapshot, PortArea area, Claim claim, double middle)
    {
        var health = claim.Owner is { } owner ? NodeHealth.Of(snapshot, owner, f => f.Port is null || claim.Covers(f.Port)) : Health.Unknown;
        var name = LedgerWords.Owner(claim.Entry);
        var note = LedgerWords.Note(claim.Entry);
        var icon = claim.Owner is { } node ? KindIcons.NameOf(node) : claim.Entry.Via == PortVia.Nat ? "port" : KindIcons.NameOf(NodeKind.Process);
        var failed = claim.Plug == PlugState.Failed;
        return new SceneElement
        {
            Id = OwnerId(area, claim),
            Kind = ElementKind.Owner,
            // It is told with its port, not beside it.
            Parent = PlateId(area, claim),
            Box = new Box(PortLanes.OwnerX, middle - (PortLanes.OwnerHeight / 2), PortLanes.OwnerWidth, PortLanes.OwnerHeight),
            Name = name,
            Description = note,
            Health = health,
            Node = claim.Owner?.Id,
            Nodes = Nodes(claim),
            // Who has no node is known by the port alone.
            Entries = claim.Owner is null ? [claim.Entry.Id] : [],
            Port = PortOf(area, claim),
            Parts =
            [
                new BoxPart(new Box(0, 0, PortLanes.OwnerWidth, PortLanes.OwnerHeight), 6, Look(claim, claim.Health == Health.Error)) { From = Detail.Tile },
                new IconPart(8, 6, icon, failed ? Tone.Error : Tone.Ink2) { From = Detail.Full },
                new TextPart(28, 17, GlyphX - 28 - 12,
                [
                    new Run(name, TextRole.Name, claim.Plug == PlugState.Out ? Tone.Ink2 : Tone.Ink, MayCut: true),
                    new Run(note, TextRole.Note, failed ? Tone.Error : Tone.Ink3, Gap: 6, Drop: 1, MayCut: true),
                ]) { From = Detail.Full },
                new GlyphPart(GlyphX, 13, health),
            ],
            Brief = new Brief(name, "", icon),
            Jacks = [new Jack(Left, 0, PortLanes.OwnerHeight / 2)],
        };
    }

    private static ValueList<string> Nodes(Claim claim) => claim.Owner is { } owner ? [owner.Id] : [];

    private static ScenePort PortOf(PortArea area, Claim claim) => new(area.Netns, claim.Protocol, claim.First, claim.Last);

    private static BoxLook Look(Claim claim, bool error) => claim.Plug switch
    {
        PlugState.Failed => BoxLook.GhostError,
        PlugState.Out => BoxLook.Ghost,
        _ => error ? BoxLook.CardError : BoxLook.Card,
    };

    private static ValueList<Run> Runs(Claim claim, bool error)
    {
        var address = new Run(Wording.Address(claim.Entry.At.Address.ToString()) + ":", TextRole.Mono, Tone.Ink3, Drop: 1);
        var port = new Run(PlateDrawing.Ports(claim.First, claim.Last), TextRole.Port, error ? Tone.Error : claim.IsWanted ? Tone.Ink2 : Tone.Ink);
        var suffix = ClaimWords.Suffix(claim);
        return suffix.Length == 0 ? [address, port] : [address, port, new Run(suffix, TextRole.Mono, Tone.Ink3)];
    }

    private static string Describe(PortArea area, Claim claim)
    {
        var state = LedgerWords.State(claim.Entry.State);
        var way = LedgerWords.Way(claim.Entry, area.IsHost);
        var to = claim.Entry.ForwardsTo.Length > 0 ? $" to {claim.Entry.ForwardsTo}" : "";
        return string.Join(", ", new[]
        {
            $"{state} by {LedgerWords.Owner(claim.Entry)}", way == state ? "" : way + to, claim.IsWanted || !area.IsHost ? "" : $"reached {LedgerWords.Reach(claim.Entry)}",
        }.Where(t => t.Length > 0));
    }
}
