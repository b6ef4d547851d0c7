using System.Globalization;
using System.Text;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Text;
using SkiaSharp;

namespace NetDash.Drawing.Writers.Png;

/// <summary>
/// Sets runs of text glyph by glyph, each where the layout took it to be: without kerning, with the tracking of the mono font. What
/// comes out wider than its place (another font's glyphs) is drawn narrower. Scripts that join their letters are drawn letter by letter.
/// </summary>
internal sealed class TextSetter(SKCanvas canvas) : IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly Dictionary<(SKTypeface Typeface, double Size), SKFont> _fonts = [];
    private readonly Dictionary<int, SKTypeface?> _others = [];
    private readonly List<(SKFont Font, ushort Glyph, float X)> _glyphs = [];

    /// <summary>Draws it from the left, on the baseline.</summary>
    public void Set(Point at, double width, string text, TextFace face, SKColor colour)
    {
        var natural = Measure(text, face);
        if (_glyphs.Count == 0)
        {
            return;
        }

        _paint.Color = colour;
        canvas.Save();
        canvas.Translate((float)at.X, (float)at.Y);
        if (natural > width && width > 0)
        {
            canvas.Scale((float)(width / natural), 1);
        }

        for (var from = 0; from < _glyphs.Count;)
        {
            var until = from + 1;
            while (until < _glyphs.Count && ReferenceEquals(_glyphs[until].Font, _glyphs[from].Font))
            {
                until++;
            }

            Draw(from, until);
            from = until;
        }

        canvas.Restore();
    }

    public void Dispose()
    {
        foreach (var font in _fonts.Values)
        {
            font.Dispose();
        }

        _paint.Dispose();
    }

    // Fills the list; the width of it all.
    private double Measure(string text, TextFace face)
    {
        _glyphs.Clear();
        var own = Font(Typefaces.Of(face), face.Size);
        var tracking = face.Mono ? TextFace.MonoTracking * face.Size : 0;
        double x = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            // Joiners and variation selectors shape what is beside them, and have no shape of their own.
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is >= 0xFE00 and <= 0xFE0F)
            {
                continue;
            }

            var font = own.ContainsGlyph(rune.Value) || Other(rune.Value) is not { } other ? own : Font(other, face.Size);
            var glyph = font.GetGlyph(rune.Value);
            _glyphs.Add((font, glyph, (float)x));
            x += Advance(font, glyph);
            x += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : tracking;
        }

        return x;
    }

    private static float Advance(SKFont font, ushort glyph)
    {
        Span<float> widths = stackalloc float[1];
        font.GetGlyphWidths([glyph], widths, []);
        return widths[0];
    }

    private void Draw(int from, int until)
    {
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocateHorizontalRun(_glyphs[from].Font, until - from, 0);
        for (var i = from; i < until; i++)
        {
            run.Glyphs[i - from] = _glyphs[i].Glyph;
            run.Positions[i - from] = _glyphs[i].X;
        }

        using var blob = builder.Build();
        canvas.DrawText(blob, 0, 0, _paint);
    }

    private SKFont Font(SKTypeface typeface, double size)
    {
        if (!_fonts.TryGetValue((typeface, size), out var font))
        {
            font = new SKFont(typeface, (float)size)
            {
                // Advances as the design has them, whatever the scale; no hint moves a stem.
                LinearMetrics = true, Subpixel = true, Hinting = SKFontHinting.None, Edging = SKFontEdging.Antialias,
            };
            _fonts.Add((typeface, size), font);
        }

        return font;
    }

    // Asking the system takes long; a name has few characters that the shipped fonts lack.
    private SKTypeface? Other(int character)
    {
        if (!_others.TryGetValue(character, out var typeface))
        {
            typeface = SKFontManager.Default.MatchCharacter(character);
            _others.Add(character, typeface);
        }

        return typeface;
    }
}
