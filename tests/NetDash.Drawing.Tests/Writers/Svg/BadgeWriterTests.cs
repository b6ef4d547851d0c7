using System.Globalization;
using System.Xml.Linq;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Svg;

namespace NetDash.Drawing.Tests.Writers.Svg;

public sealed class BadgeWriterTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void It_says_what_it_shows_to_those_who_do_not_see_it()
    {
        var root = XDocument.Parse(BadgeWriter.Write(Health.Error, "1 error, 2 warnings", Theme.Light)).Root!;
        Assert.Equal("NetDash: 1 error, 2 warnings", root.Element(Svg + "title")!.Value);
        Assert.Equal(["NetDash", "1 error, 2 warnings"], root.Elements(Svg + "text").Select(t => t.Value));
    }

    [Theory]
    [InlineData(Health.Ok, "circle")]
    [InlineData(Health.Unknown, "circle")]
    [InlineData(Health.Warning, "path")]
    [InlineData(Health.Error, "path")]
    public void Each_state_has_a_shape_in_its_colour(Health health, string shape)
    {
        var (light, dark) = (Palette.Light, Palette.Dark);
        foreach (var (theme, palette) in new[] { (Theme.Light, light), (Theme.Dark, dark) })
        {
            var glyph = XDocument.Parse(BadgeWriter.Write(health, "words", theme)).Root!.Elements(Svg + shape).First();
            var colour = health switch { Health.Ok => palette.Ok, Health.Warning => palette.Warn, Health.Error => palette.Err, _ => palette.Stop };
            Assert.Contains($"#{colour:x6}", new[] { (string?)glyph.Attribute("fill"), (string?)glyph.Attribute("stroke") });
        }
    }

    [Fact]
    public void Nothing_stands_outside_of_it()
    {
        var root = XDocument.Parse(BadgeWriter.Write(Health.Warning, "12,345 warnings", Theme.Dark)).Root!;
        Assert.All(root.Elements(Svg + "text"), t => Assert.True(Number(t, "x") + Number(t, "textLength") <= Number(root, "width")));
    }

    [Fact]
    public void Words_are_no_markup() =>
        Assert.Equal("NetDash: <script>", XDocument.Parse(BadgeWriter.Write(Health.Ok, "<script>", Theme.Light)).Root!.Element(Svg + "title")!.Value);

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
