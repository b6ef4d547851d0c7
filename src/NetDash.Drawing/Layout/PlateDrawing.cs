using System.Globalization;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;

namespace NetDash.Drawing.Layout;

/// <summary>A port on a host's addresses as a plate.</summary>
internal static class PlateDrawing
{
    public const string Left = "left";
    public const string Right = "right";

    public static string IdOf(PlatePlan plate) => "plate/" + plate.Key;

    /// <summary>The ports, as <c>8080</c>, <c>8000-8009</c> or <c>any</c>.</summary>
    public static string Ports(int first, int last) => (first, last) switch
    {
        (0, _) => "any",
        var (a, b) when a == b => a.ToString(CultureInfo.InvariantCulture),
        var (a, b) => string.Create(CultureInfo.InvariantCulture, $"{a}-{b}"),
    };

    /// <summary>Where it leads, as <c>to :80</c>; empty for a socket.</summary>
    public static string Target(PlatePlan plate) => plate.To == 0 ? "" : "to :" + Ports(plate.To, plate.To + plate.Last - plate.First);

    public static SceneElement Draw(PlatePlan plate, PlateEntries entries, string area, double middle)
    {
        var error = plate.Health == Health.Error;
        var look = plate.Wanted ? error ? BoxLook.GhostError : BoxLook.Ghost : error ? BoxLook.CardError : BoxLook.Card;
        var name = plate.More > 0
            ? $"{plate.More} more ports"
            : $"{string.Join(", ", plate.Addresses.Select(Wording.Address))}:{Ports(plate.First, plate.Last)}{Suffix(plate)}";
        return new SceneElement
        {
            Id = IdOf(plate),
            Kind = ElementKind.Plate,
            Parent = area,
            Box = new Box(Lanes.PlateX, middle - (Lanes.PlateHeight / 2), Lanes.PlateWidth, Lanes.PlateHeight),
            Name = name + (plate.To == 0 ? "" : " " + Target(plate)),
            Description = plate.Wanted ? "wanted, not held" : plate.IsLoopback ? "reachable from this host alone" : "",
            Health = plate.Health,
            Node = plate.Owner,
            Nodes = [plate.Owner],
            Entries = entries.Of(plate),
            Port = entries.PortOf(plate),
            Parts =
            [
                new BoxPart(new Box(0, 0, Lanes.PlateWidth, Lanes.PlateHeight), 4, look) { From = Detail.Tile },
                new DotPart(12, 12, plate.Wanted, error ? Tone.Error : Tone.Ink3) { From = Detail.Brief },
                new TextPart(22, 16, Lanes.PlateWidth - 28, Runs(plate, error)) { From = Detail.Full },
            ],
            Brief = new Brief(plate.More > 0 ? $"+{plate.More}" : ":" + Ports(plate.First, plate.Last)),
            Jacks = [new Jack(Left, 0, Lanes.PlateHeight / 2), new Jack(Right, Lanes.PlateWidth, Lanes.PlateHeight / 2)],
        };
    }

    private static NetDash.Topology.Values.ValueList<Run> Runs(PlatePlan plate, bool error)
    {
        if (plate.More > 0)
        {
            return [new Run($"{plate.More} more", TextRole.Mono, Tone.Ink2)];
        }

        var port = new Run(Ports(plate.First, plate.Last), TextRole.Port, error ? Tone.Error : plate.Wanted ? Tone.Ink2 : Tone.Ink);
        var address = new Run(Wording.Address(plate.Addresses[0]) + ":", TextRole.Mono, Tone.Ink3, Drop: 1);
        return plate.Protocol == PortProtocol.Tcp ? [address, port] : [address, port, new Run(Suffix(plate), TextRole.Mono, Tone.Ink3)];
    }

    private static string Suffix(PlatePlan plate) => plate.Protocol == PortProtocol.Tcp ? "" : "/" + Wording.Word(plate.Protocol);
}
