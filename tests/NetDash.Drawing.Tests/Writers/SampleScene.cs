using System.Collections.Immutable;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Writers;

namespace NetDash.Drawing.Tests.Writers;

/// <summary>Scenes made by hand, with every part and every look in them.</summary>
internal static class SampleScene
{
    public static SceneCaption Caption { get; } = new("Wiring of vm", "2 containers");

    /// <summary>A plate, a rail and a card in a host, and a conflict.</summary>
    public static Scene Small(string name = "web") => Of(
        [
            Element("host", ElementKind.Host, new Box(0, 0, 700, 200), SceneLayer.Area,
                new BoxPart(new Box(0, 0, 700, 200), 10, BoxLook.Host), new LinePart(1, 40, 699, 40),
                new IconPart(16, 12, "host", Tone.Ink), new TextPart(40, 25, 300, [new Run("vm", TextRole.Title, Tone.Ink)])),
            Element("ns", ElementKind.Area, new Box(8, 48, 300, 144), SceneLayer.Area, new BoxPart(new Box(0, 0, 300, 144), 8, BoxLook.Ground)),
            Element("plate", ElementKind.Plate, new Box(24, 70, 124, 24), SceneLayer.Body,
                new BoxPart(new Box(0, 0, 124, 24), 4, BoxLook.CardError), new DotPart(12, 12, false, Tone.Error),
                new TextPart(22, 16, 98, [new Run("0.0.0.0:", TextRole.Mono, Tone.Ink3), new Run("9876", TextRole.Port, Tone.Error)])),
            Element("wants", ElementKind.Plate, new Box(24, 150, 124, 24), SceneLayer.Body,
                new BoxPart(new Box(0, 0, 124, 24), 4, BoxLook.GhostError), new DotPart(12, 12, true, Tone.Error),
                new TextPart(22, 16, 98, [new Run("0.0.0.0:", TextRole.Mono, Tone.Ink3), new Run("9876", TextRole.Port, Tone.Error)])),
            Element("rail", ElementKind.Rail, new Box(250, 60, 36, 112), SceneLayer.Body,
                new BoxPart(new Box(0, 0, 36, 112), 4, BoxLook.Raised), new SlotsPart(4)),
            Element("card", ElementKind.Card, new Box(360, 60, 320, 48), SceneLayer.Body,
                new BoxPart(new Box(0, 0, 320, 48), 6, BoxLook.Card), new IconPart(12, 6, "container", Tone.Ink2),
                new TextPart(32, 17, 250, [new Run(name, TextRole.Name, Tone.Ink, MayCut: true), new Run("nginx:1.27", TextRole.Note, Tone.Ink3, Gap: 6, Drop: 1)]),
                new GlyphPart(304, 13, Health.Ok), new LinePart(1, 26, 319, 26), new SocketPart(1, 38, true),
                new TextPart(24, 42, 150, [new Run("eth0", TextRole.Mono, Tone.Ink2), new Run("172.17.0.2/16", TextRole.Mono, Tone.Ink, Gap: 10)]),
                new BoxPart(new Box(281.9, 30, 30.1, 16), 4, BoxLook.Chip), new TextPart(307, 42, 26, [new Run(":80", TextRole.Mono, Tone.Ink2)], End: true),
                new TextPart(0, 60, 100, [new Run("only close up", TextRole.Note, Tone.Ink3)]) { From = Detail.Close }),
        ],
        [
            Line("cable", EdgeLook.Cable, "rail", "card", "M286 84C310 84 330 98 362 98", Plugs.Both) with
            {
                Label = new TextPart(288, 76, 72, [new Run("veth3c1f9a2", TextRole.Mono, Tone.Ink3)]),
            },
            Line("lead", EdgeLook.Lead, "plate", "rail", "M148 82H243", Plugs.End),
            Line("conflict", EdgeLook.Conflict, "plate", "wants", "M148 82H160Q166 82 166 88V156Q166 162 160 162H148", Plugs.None) with
            {
                Badge = new Point(166, 122), Label = new TextPart(32, 126, 110, [new Run("9876/tcp is taken", TextRole.Label, Tone.Error)]),
            },
        ]);

    /// <summary>Every icon, glyph, look, tone and line, one beside the other.</summary>
    public static Scene Everything()
    {
        var parts = new List<Part>();
        double x = 0;
        void Next(Func<double, Part> make) => parts.Add(make(x += 24));
        foreach (var icon in KindIcons.Paths.Keys.Order(StringComparer.Ordinal))
        {
            Next(at => new IconPart(at, 8, icon, Tone.Ink2));
        }

        Array.ForEach(Enum.GetValues<Health>(), h => Next(at => new GlyphPart(at, 16, h)));
        Array.ForEach(Enum.GetValues<BoxLook>(), l => Next(at => new BoxPart(new Box(at, 40, 20, 20), 4, l)));
        Array.ForEach(Enum.GetValues<Tone>(), t => Next(at => new DotPart(at, 80, t == Tone.Ink, t)));
        Array.ForEach(Enum.GetValues<PortState>(), s => Next(at => new LedgerPart(at, 80, s, Tone.Ink)));
        Array.ForEach(Enum.GetValues<TextRole>(), r => Next(at => new TextPart(at, 100, 60, [new Run("Ag1", r, Tone.Ink)])));
        Next(at => new CrossPart(at, 80));
        Next(at => new SocketPart(at, 120, true));
        Next(at => new SocketPart(at, 120, false));
        var box = new Box(0, 0, x + 60, 260);
        return Of(
            [Element("all", ElementKind.Card, box, SceneLayer.Body, [.. parts]), Element("other", ElementKind.Card, new Box(0, 300, 40, 40), SceneLayer.Body)],
            [.. Enum.GetValues<EdgeLook>().Select((look, i) => Line(look.ToString(), look, "all", "other", $"M10 {140 + (10 * i)}H200", Plugs.Both))]);
    }

    /// <summary>Cards one below the other, each on a cable.</summary>
    public static Scene Cards(int count)
    {
        var card = Small().Elements["card"];
        return Of(
            [
                Element("rail", ElementKind.Rail, new Box(0, 0, 36, 56 * count), SceneLayer.Body,
                    new BoxPart(new Box(0, 0, 36, 56 * count), 4, BoxLook.Raised), new SlotsPart(2 * count)),
                .. Enumerable.Range(0, count).Select(i => card with { Id = $"card{i}", Box = new Box(140, 56 * i, 320, 48) }),
            ],
            [.. Enumerable.Range(0, count).Select(i => Line($"cable{i}", EdgeLook.Cable, "rail", $"card{i}", $"M36 {(56 * i) + 38}H142", Plugs.Both))]);
    }

    public static Scene Of(IReadOnlyList<SceneElement> elements, IReadOnlyList<SceneEdge> edges)
    {
        var right = elements.Max(e => e.Box.Right);
        var bottom = elements.Max(e => e.Box.Bottom);
        return new Scene(
            new Box(0, 0, right, bottom),
            elements.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal), edges.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal));
    }

    public static SceneElement Element(string id, ElementKind kind, Box box, SceneLayer layer, params Part[] parts) =>
        new() { Id = id, Kind = kind, Box = box, Layer = layer, Name = id, Description = $"the {id}", Parts = [.. parts] };

    private static SceneEdge Line(string id, EdgeLook look, string from, string to, string path, Plugs plugs) =>
        new() { Id = id, Look = look, From = from, FromJack = "a", To = to, ToJack = "b", Path = path, Plugs = plugs, Name = $"{from} to {to}" };
}
