using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;

namespace NetDash.Drawing.Layout;

/// <summary>A bridge's title and its rail, or what stands in for them.</summary>
internal static class RailDrawing
{
    public const string HeadLeft = "left";

    public static string HeadId(BandPlan band) => "bridge/" + band.Key;

    public static string RailId(BandPlan band) => "rail/" + band.Key;

    public static string Left(int slot) => $"left{slot}";

    /// <summary>The rail's face, for what is not plugged in.</summary>
    public static string Face(int slot) => $"face{slot}";

    public static string Right(int slot) => $"right{slot}";

    public static SceneElement Head(BandPlan band, string area, double y, Health health)
    {
        var other = band.Node is { } node && node.Name != band.Name ? node.Name : "";
        var error = health >= Health.Warning;
        var parts = new List<Part>
        {
            new BoxPart(new Box(0, 0, Lanes.BridgeWidth, Lanes.BridgeHeight), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Raised) { From = Detail.Tile },
            new IconPart(8, 11, band.Kind == BandKind.Pairs ? "veth" : band.Node is { } n ? KindIcons.NameOf(n) : "bridge", Tone.Ink2) { From = Detail.Full },
            new TextPart(28, 15, Lanes.BridgeWidth - 34 - (error ? 16 : 0),
            [
                new Run(band.Name, TextRole.Name, Tone.Ink, MayCut: true),
                .. other.Length > 0 ? [new Run(other, TextRole.Mono, Tone.Ink3, Gap: 6, Drop: 1)] : Array.Empty<Run>(),
            ]) { From = Detail.Full },
            new TextPart(28, 29, Lanes.BridgeWidth - 34, CidrRuns.Of(band.Note, Tone.Ink2)) { From = Detail.Full },
        };
        if (error)
        {
            parts.Add(new GlyphPart(Lanes.BridgeWidth - 12, 11, health));
        }

        return new SceneElement
        {
            Id = HeadId(band),
            Kind = ElementKind.Bridge,
            Parent = area,
            Box = new Box(Lanes.BridgeX, y, Lanes.BridgeWidth, Lanes.BridgeHeight),
            Name = band.Name,
            Description = string.Join(", ", new[] { other, band.Note, band.Network is null ? "" : $"network {band.Network.Name}" }.Where(t => t.Length > 0)),
            Health = health,
            Node = band.Node?.Id,
            Nodes = [.. new[] { band.Node?.Id, band.Network?.Id }.OfType<string>().Distinct()],
            Parts = [.. parts],
            Brief = new Brief(band.Name, band.Note, "bridge"),
            Jacks = [new Jack(HeadLeft, 0, Lanes.BridgeHeight / 2)],
        };
    }

    public static SceneElement Rail(BandPlan band, string area, double y, int slots, int plugged) => new()
    {
        Id = RailId(band),
        Kind = ElementKind.Rail,
        Parent = HeadId(band),
        Box = new Box(Lanes.RailX, y, Lanes.RailWidth, slots * Lanes.SlotPitch),
        Name = $"Rail of {band.Name}",
        Description = $"{Wording.Count(plugged, "plug")}, {Wording.Count(slots, "slot")}",
        Node = band.Node?.Id,
        Nodes = [.. new[] { band.Node?.Id, band.Network?.Id }.OfType<string>().Distinct()],
        Parts =
        [
            new BoxPart(new Box(15, -7, 6, 7), 0, BoxLook.Foot) { From = Detail.Tile },
            new BoxPart(new Box(0, 0, Lanes.RailWidth, slots * Lanes.SlotPitch), 4, BoxLook.Raised) { From = Detail.Tile },
            new SlotsPart(slots) { From = Detail.Brief },
        ],
        Brief = plugged > 0 ? new Brief(Wording.Number(plugged)) : null,
        Jacks =
        [
            .. Enumerable.Range(0, slots).SelectMany(i => new[] { new Jack(Left(i), -7, Lanes.SlotMiddle(i)), new Jack(Face(i), 0, Lanes.SlotMiddle(i)), new Jack(Right(i), Lanes.RailWidth, Lanes.SlotMiddle(i)) }),
        ],
    };
}
