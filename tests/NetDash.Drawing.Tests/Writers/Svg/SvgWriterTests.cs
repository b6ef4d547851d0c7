using System.Globalization;
using System.Xml.Linq;
using CsCheck;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Tests.Text;
using NetDash.Drawing.Text;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Svg;

namespace NetDash.Drawing.Tests.Writers.Svg;

public sealed class SvgWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Each_element_and_each_line_of_the_scene_is_in_it()
    {
        var scene = SampleScene.Small();
        var drawn = Parse(scene).Descendants(Svg + "g").Select(g => (string)g.Attribute("data-id")!).ToArray();
        Assert.Equal(scene.Elements.Keys.Concat(scene.Edges.Keys).Order(), drawn.Order());
    }

    [Fact]
    public void What_is_painted_over_what()
    {
        var drawn = Parse(SampleScene.Everything()).Root!.Elements(Svg + "g").Select(g => (string)g.Attribute("data-id")!).ToList();
        Assert.All([EdgeLook.Trunk, EdgeLook.Wanted, EdgeLook.Failed], look => Assert.True(drawn.IndexOf(look.ToString()) < drawn.IndexOf("all")));
        Assert.True(drawn.IndexOf("all") < drawn.IndexOf(nameof(EdgeLook.Cable)));
        Assert.Equal(nameof(EdgeLook.Conflict), drawn[^1]);
    }

    [Fact]
    public void Each_part_is_drawn_in_its_colours()
    {
        var small = Parse(SampleScene.Small());
        Assert.Equal(["0.0.0.0:", "9876"], Texts(small, "plate"));
        Assert.Equal(["web", "nginx:1.27", "eth0", "172.17.0.2/16", ":80"], Texts(small, "card"));
        Assert.Equal(["1", "2", "3", "4"], Texts(small, "rail"));
        Assert.Equal(["9876/tcp is taken", "veth3c1f9a2"], small.Root!.Elements(Svg + "text").Select(t => t.Value).Order(StringComparer.Ordinal));
        Assert.Equal(4, Group(small, "rail").Descendants(Svg + "path").Count(p => (string?)p.Attribute("fill") == "#aeb4be"));
        Assert.Equal(4, Group(small, "cable").Elements(Svg + "path").Count(p => (string?)p.Attribute("fill") != "none"));
        Assert.Equal(2, Group(small, "lead").Elements(Svg + "path").Count(p => (string?)p.Attribute("fill") != "none"));
        Assert.Single(small.Root.Elements(Svg + "rect"), r => (string?)r.Attribute("fill") == "#c4262e");
    }

    [Fact]
    public void Each_kind_of_part_paints_something()
    {
        foreach (var part in SampleScene.Everything().Elements["all"].Parts)
        {
            var alone = SampleScene.Of([SampleScene.Element("one", ElementKind.Card, new Box(0, 0, 99, 99), SceneLayer.Body, part)], []);
            Assert.True(Group(Parse(alone), "one").Elements().Any(e => e.Name != Svg + "title"), part.ToString());
        }
    }

    [Fact]
    public void The_themes_differ_in_colours_alone()
    {
        var scene = SampleScene.Everything();
        var (light, dark) = (SvgWriter.Write(scene, Theme.Light, SampleScene.Caption), SvgWriter.Write(scene, Theme.Dark, SampleScene.Caption));
        Assert.NotEqual(light, dark);
        Assert.Equal(Shape(light), Shape(dark));
        static IEnumerable<string> Shape(string svg) => XDocument.Parse(svg).Descendants().SelectMany(e =>
            e.Attributes().Where(a => a.Name.LocalName is not ("fill" or "stroke")).Select(a => $"{e.Name.LocalName} {a}"));
    }

    [Fact]
    public void Hostile_names_stay_text() => HostileText.Names.Sample(
        name =>
        {
            var evil = name + "</text><script>alert(1)</script>]]>";
            var scene = SampleScene.Small(evil);
            scene = scene with { Elements = scene.Elements.SetItem("card", scene.Elements["card"] with { Name = evil, Description = evil }) };
            var svg = XDocument.Parse(SvgWriter.Write(scene, Theme.Dark, new SceneCaption(evil, evil)));
            Assert.Subset(new HashSet<string> { "svg", "title", "desc", "style", "g", "rect", "circle", "path", "text" }, svg.Descendants().Select(e => e.Name.LocalName).ToHashSet());
            Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "href");
            Assert.Contains("<script>", Group(svg, "card").Element(Svg + "title")!.Value, StringComparison.Ordinal);
        }, iter: 2_000);

    [Fact]
    public void Nothing_is_fetched_and_nothing_runs()
    {
        var svg = SvgWriter.Write(SampleScene.Everything(), Theme.Light, SampleScene.Caption);
        Assert.All(["script", "href", "url(", "@import", "foreignObject", "<!"], word => Assert.DoesNotContain(word, svg, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_text_keeps_the_width_that_the_layout_gave_it()
    {
        foreach (var text in Parse(SampleScene.Everything()).Descendants(Svg + "text"))
        {
            Assert.Equal("spacingAndGlyphs", (string?)text.Attribute("lengthAdjust"));
        }

        var name = Group(Parse(SampleScene.Small()), "card").Elements(Svg + "text").First();
        Assert.Equal(TextMetrics.Width("web", TextRole.Name), double.Parse((string)name.Attribute("textLength")!, CultureInfo.InvariantCulture), 2);
    }

    [Fact]
    public void It_is_an_image_with_a_name()
    {
        var root = Parse(SampleScene.Small()).Root!;
        Assert.Equal("img", (string?)root.Attribute("role"));
        Assert.Equal("Wiring of vm", root.Element(Svg + "title")!.Value);
        Assert.Equal("2 containers", root.Element(Svg + "desc")!.Value);
        Assert.Equal("-12 -12 724 224", (string?)root.Attribute("viewBox"));
        Assert.Equal("card: the card", Group(root.Document!, "card").Element(Svg + "title")!.Value);
    }

    [Fact]
    public void An_empty_scene_says_so()
    {
        var svg = XDocument.Parse(SvgWriter.Write(Scene.Empty, Theme.Light, new SceneCaption("Wiring", "Nothing matches.")));
        Assert.Equal(["Nothing matches."], svg.Descendants(Svg + "text").Select(t => t.Value));
    }

    private static XDocument Parse(Scene scene) => XDocument.Parse(SvgWriter.Write(scene, Theme.Light, SampleScene.Caption));

    private static XElement Group(XDocument svg, string id) => svg.Descendants(Svg + "g").Single(g => (string?)g.Attribute("data-id") == id);

    private static string[] Texts(XDocument svg, string id) => [.. Group(svg, id).Elements(Svg + "text").Select(t => t.Value)];
}
