using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>An address that answers for a service though it is no pod of its namespace.</summary>
internal static class PlaceDrawing
{
    public const string Left = "left";

    public static string IdOf(string key) => "place/" + key;

    public static SceneElement Draw(PlacePlan place, Health health, string parent, Box box)
    {
        var middle = box.H / 2;
        var icon = KindIcons.NameOf(place.Node);
        var isBare = place.Node.Name == place.Address || place.Address.StartsWith(place.Node.Name + ":", StringComparison.Ordinal);
        var about = place.Node.Properties switch
        {
            PodProperties pod => $"pod of {pod.Namespace}",
            HostProperties => "a host",
            InterfaceProperties => "an interface",
            _ => "outside the cluster",
        };
        var room = isBare ? 0 : Math.Min(240, Math.Ceiling(TextMetrics.Width(place.Address, TextRole.Mono) * 1.25));
        return new SceneElement
        {
            Id = IdOf(place.Key),
            Kind = ElementKind.Card,
            Parent = parent,
            Box = box,
            Name = place.Node.Name,
            Description = $"{about}, {place.Address}",
            Health = health,
            Node = place.Node.Id,
            Nodes = [place.Node.Id],
            Parts =
            [
                new BoxPart(new Box(0, 0, box.W, box.H), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
                new IconPart(8, middle - 7, icon, Tone.Ink2) { From = Detail.Full },
                new TextPart(28, middle + 4, box.W - 28 - 36 - room,
                [
                    new Run(isBare ? place.Address : place.Node.Name, isBare ? TextRole.Mono : TextRole.Name, Tone.Ink, MayCut: true),
                    new Run(about, TextRole.Note, Tone.Ink3, Gap: 8, Drop: 1),
                ]) { From = Detail.Full },
                .. isBare ? [] : new Part[] { new TextPart(box.W - 28, middle + 4, room, [new Run(place.Address, TextRole.Mono, Tone.Ink2)], End: true) { From = Detail.Full } },
                .. health is Health.Ok or Health.Unknown ? [] : new Part[] { new GlyphPart(box.W - 14, middle, health) },
            ],
            Brief = new Brief(place.Node.Name, place.Address, icon),
            Jacks = [new Jack(Left, 0, middle)],
        };
    }
}
