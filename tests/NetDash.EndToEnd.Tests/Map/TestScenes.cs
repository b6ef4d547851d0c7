using System.Collections.Immutable;
using NetDash.Analysis.Findings;
using NetDash.Drawing;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Views;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>Pictures for the renderer: the design's machine as the layout draws it, and some made by hand.</summary>
internal static class TestScenes
{
    /// <summary>The machine of the design's pictures.</summary>
    public static Scene Laptop { get; } = Draw(ViewLens.Wiring);

    /// <summary>Its ports.</summary>
    public static Scene Ports { get; } = Draw(ViewLens.Ports);

    /// <summary>Cards in a column on an area, with a cable between each and the next.</summary>
    public static Scene Cards(params IEnumerable<string> names)
    {
        var cards = names.Select((name, i) => Card($"c{i}", name, 40 + (i * 80))).ToArray();
        var cables = cards.Skip(1).Select((c, i) => Cable(cards[i], c));
        return Of([Area(cards.Length), .. cards], cables);
    }

    public static Scene Of(IEnumerable<SceneElement> elements, IEnumerable<SceneEdge> edges)
    {
        var all = elements.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal);
        return new Scene(new Box(0, 0, 600, all.Values.Max(e => e.Box.Bottom) + 40), all, edges.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal));
    }

    public static SceneElement Card(string id, string name, double y, Health health = Health.Ok) => new()
    {
        Id = id, Kind = ElementKind.Card, Parent = "area", Box = new Box(40, y, 320, 48), Name = name, Description = "nginx:1.27", Health = health, Node = $"node/{id}",
        Nodes = [$"node/{id}", $"node/{id}/eth0"],
        Parts =
        [
            new BoxPart(new Box(0, 0, 320, 48), 6, health == Health.Error ? BoxLook.CardError : BoxLook.Card) { From = Detail.Tile },
            new IconPart(12, 6, "container", Tone.Ink2),
            new TextPart(32, 17, 260, [new Run(name, TextRole.Name, Tone.Ink, MayCut: true), new Run("nginx:1.27", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1)]),
            new GlyphPart(304, 13, health),
            new LinePart(1, 26, 319, 26),
            new SocketPart(0, 38, FacesLeft: true) { From = Detail.Brief },
            new TextPart(24, 42, 200, [new Run("eth0", TextRole.Mono, Tone.Ink2), new Run("172.17.0.2", TextRole.Mono, Tone.Ink, Gap: 8), new Run("/16", TextRole.Mono, Tone.Ink, Drop: 1)]),
            new TextPart(236, 42, 76, [new Run("02:42:ac:11", TextRole.Mono, Tone.Ink3)]) { From = Detail.Close },
        ],
        Brief = new Brief(name, "172.17.0.2", "container"),
        Spots = [new Spot(new Box(0, 26, 320, 22), $"node/{id}/eth0", "eth0 172.17.0.2/16")],
        Jacks = [new Jack("eth0", 10, 38)],
    };

    private static Scene Draw(ViewLens lens) =>
        MapDrawing.Draw(lens, LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)).Now, null, SlotBook.Empty).Scene;

    private static SceneElement Area(int cards) => new()
    {
        Id = "area", Kind = ElementKind.Area, Layer = SceneLayer.Area, Box = new Box(16, 16, 568, 32 + (cards * 80)), Name = "Host namespace", Node = "node/area", Nodes = ["node/area"],
        Parts = [new BoxPart(new Box(0, 0, 568, 32 + (cards * 80)), 8, BoxLook.Ground) { From = Detail.Tile }],
    };

    private static SceneEdge Cable(SceneElement from, SceneElement to) => new()
    {
        Id = $"{from.Id}-{to.Id}", Look = EdgeLook.Cable, From = from.Id, FromJack = "eth0", To = to.Id, ToJack = "eth0",
        Path = FormattableString.Invariant($"M400 {from.Box.Y + 38}H450V{to.Box.Y + 38}H400"), Plugs = Plugs.Both, Name = $"Cable of {from.Name}", Edge = $"edge/{from.Id}",
        Nodes = [from.Node!, to.Node!],
    };
}
