using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;
using NetDash.Drawing.Writers.Png;
using SkiaSharp;

namespace NetDash.Drawing.Tests.Writers.Png;

public sealed class TypefacesTests
{
    [Fact]
    public void The_table_of_advances_is_the_shipped_fonts_own()
    {
        foreach (var role in Enum.GetValues<TextRole>())
        {
            var face = TextFace.Of(role);
            // Large, so that nothing is rounded.
            using var font = new SKFont(Typefaces.Of(face), 2048) { LinearMetrics = true, Hinting = SKFontHinting.None };
            var known = Enumerable.Range(0x20, 0x2300).Where(c => InterAdvances.IndexOf(c) >= 0).ToArray();
            Assert.InRange(known.Length, 200, 230);
            foreach (var character in known)
            {
                Assert.True(font.ContainsGlyph(character), $"U+{character:X4} is not in {font.Typeface.FamilyName}.");
                var text = char.ConvertFromUtf32(character);
                var tracking = face.Mono ? TextFace.MonoTracking * 2048 : 0;
                Assert.Equal(font.MeasureText(text) + tracking, TextMetrics.Width(text, role) / face.Size * 2048, 1.5);
            }
        }
    }
}
