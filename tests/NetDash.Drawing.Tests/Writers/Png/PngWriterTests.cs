using CsCheck;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Tests.Text;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Png;

namespace NetDash.Drawing.Tests.Writers.Png;

public sealed class PngWriterTests
{
    [Theory]
    [InlineData(1, 724, 224)]
    [InlineData(2, 1448, 448)]
    [InlineData(4, 2896, 896)]
    public void It_is_as_large_as_was_asked(double scale, int width, int height)
    {
        using var png = Decoded.Of(SampleScene.Small(), scale: scale);
        Assert.Equal((width, height), (png.Width, png.Height));
    }

    [Theory]
    [InlineData(Theme.Light)]
    [InlineData(Theme.Dark)]
    public void Its_colours_are_the_palettes(Theme theme)
    {
        var palette = Palette.Of(theme);
        using var png = Decoded.Of(SampleScene.Small(), theme, 2);
        Assert.Equal(palette.Canvas, png.At(-6, -6));
        Assert.Equal(palette.Surface, png.At(400, 150));
        Assert.Equal(palette.Canvas, png.At(200, 180));
        Assert.Equal(palette.Raised, png.At(254, 70));
        Assert.Equal(palette.ErrT, png.At(140, 170));
        // The conflict: its line, its badge, the card's glyph; and a cable with its plugs.
        Assert.Equal(palette.Err, png.At(166, 100));
        Assert.Equal(palette.Err, png.At(159, 122));
        Assert.Equal(palette.Surface, png.At(166, 122));
        Assert.Equal(palette.Ok, png.At(664, 73));
        Assert.Equal(palette.Cable, png.At(366, 98));
        Assert.Equal(palette.Cable, png.At(200, 82));
        Assert.Equal(palette.Ink3, png.At(358.5, 100));
        Assert.Equal(palette.ErrT, png.At(27, 122));
    }

    [Fact]
    public void Text_is_really_drawn()
    {
        using var png = Decoded.Of(SampleScene.Small(), scale: 2);
        using var without = Decoded.Of(SampleScene.Small(""), scale: 2);
        var name = new Box(392, 66, 24, 14);
        Assert.InRange(png.Ink(name, Palette.Light.Surface), 100, 700);
        Assert.InRange(png.Ink(new Box(384, 92, 30, 12), Palette.Light.Surface), 100, 700);
        // Where the name was, the image's tag begins.
        Assert.NotEqual(without.Ink(name, Palette.Light.Surface), png.Ink(name, Palette.Light.Surface));
    }

    [Fact]
    public void Text_is_as_wide_as_it_was_taken_for()
    {
        foreach (var role in Enum.GetValues<TextRole>())
        {
            const string Name = "payments-api.example:8080/24 WMmil";
            var width = NetDash.Drawing.Text.TextMetrics.Width(Name, role);
            var scene = SampleScene.Of([SampleScene.Element("e", ElementKind.Card, new Box(0, 0, 600, 40), SceneLayer.Body,
                new TextPart(10, 24, 500, [new Run(Name, role, Tone.Ink)]))], []);
            using var png = Decoded.Of(scene, scale: 4);
            Assert.Equal(0, png.Ink(new Box(10 + width + 0.5, 0, 60, 40), Palette.Light.Canvas));
            Assert.NotEqual(0, png.Ink(new Box(10 + width - 6, 0, 6, 40), Palette.Light.Canvas));
        }
    }

    [Fact]
    public void Hostile_names_do_no_harm() => HostileText.Names.Sample(
        name =>
        {
            using var png = Decoded.Of(SampleScene.Small(name));
            Assert.Equal(724, png.Width);
            // Nothing of it is drawn outside its card.
            Assert.Equal(0, png.Ink(new Box(360, 112, 320, 80), Palette.Light.Surface));
        }, iter: 300);

    [Fact]
    public void Every_part_and_every_line_is_painted()
    {
        var parts = SampleScene.Everything().Elements["all"].Parts.Where(p => p is not BoxPart { Look: BoxLook.Card or BoxLook.Chip or BoxLook.Raised or BoxLook.Foot or BoxLook.TintError });
        foreach (var part in parts)
        {
            using var png = Decoded.Of(SampleScene.Of([SampleScene.Element("one", ElementKind.Card, new Box(0, 0, 1600, 140), SceneLayer.Body, part)], []));
            Assert.True(png.Ink(new Box(0, 0, 1600, 140), Palette.Light.Canvas) > 0 || part is BoxPart, part.ToString());
        }

        using var lines = Decoded.Of(SampleScene.Everything());
        // What is drawn while somebody looks at it is not in a file.
        Assert.All(Enum.GetValues<EdgeLook>().Select((look, i) => (Look: look, Row: i)), line => Assert.Equal(
            line.Look is EdgeLook.Warning or EdgeLook.Note, lines.Ink(new Box(20, 137 + (10 * line.Row), 150, 6), Palette.Light.Canvas) == 0));
    }

    [Fact]
    public void A_huge_scene_is_drawn_smaller()
    {
        using var png = Decoded.Of(SampleScene.Cards(1_500), scale: 4);
        Assert.InRange(png.Height, 20_000, PngSize.LongestSide);
        Assert.InRange((long)png.Width * png.Height, 1, PngSize.MostPixels);
    }

    [Fact]
    public void No_size_goes_beyond_the_bounds() => Gen.Select(Gen.Double[1, 1e7], Gen.Double[1, 1e7], Gen.Double[1, 4]).Sample((width, height, scale) =>
    {
        var size = PngSize.Of(width, height, scale);
        Assert.InRange(size.Width, 1, PngSize.LongestSide);
        Assert.InRange(size.Height, 1, PngSize.LongestSide);
        Assert.InRange((long)size.Width * size.Height, 1, PngSize.MostPixels);
        Assert.True(size.Scale <= scale);
    });

    [Theory]
    [InlineData(0.5)]
    [InlineData(4.5)]
    [InlineData(double.NaN)]
    public void A_scale_that_is_none_is_refused(double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PngWriter.Write(Scene.Empty, Theme.Light, SampleScene.Caption, scale));

    [Fact]
    public void An_empty_scene_says_so()
    {
        using var png = Decoded.Of(Scene.Empty);
        Assert.NotEqual(0, png.Ink(new Box(0, 0, 200, 40), Palette.Light.Canvas));
    }
}
