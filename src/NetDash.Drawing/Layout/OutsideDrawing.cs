using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Layout;

/// <summary>Something outside the hosts.</summary>
internal static class OutsideDrawing
{
    public const string Right = "right";

    public static string IdOf(string key) => "outside/" + key;

    public static SceneElement Draw(string key, string name, string address, string icon, string? node, Health health, double y) => new()
    {
        Id = IdOf(key),
        Kind = ElementKind.Outside,
        Box = new Box(Lanes.OutsideX, y, Lanes.OutsideWidth, Lanes.OutsideHeight),
        Name = name,
        Description = address,
        Health = health,
        Node = node,
        Nodes = node is null ? [] : [node],
        Parts =
        [
            new BoxPart(new Box(0, 0, Lanes.OutsideWidth, Lanes.OutsideHeight), 6, BoxLook.Card) { From = Detail.Tile },
            new IconPart(8, 9, icon, Tone.Ink2) { From = Detail.Full },
            new TextPart(28, 20, Lanes.OutsideWidth - 34, [new Run(name, TextRole.Name, Tone.Ink, MayCut: true)]) { From = Detail.Full },
            new TextPart(8, 38, Lanes.OutsideWidth - 10, CidrRuns.Of(address, Tone.Ink3)) { From = Detail.Full },
        ],
        Brief = new Brief(name, address, icon),
        Jacks = [new Jack(Right, Lanes.OutsideWidth, Lanes.OutsideHeight / 2)],
    };
}
