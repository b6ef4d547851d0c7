using System.Globalization;
using System.Text;
using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Text;

/// <summary>
/// How wide text is, without a font at hand: exact for Latin in the shipped fonts (kerning left out), an upper estimate for what the
/// reader's system draws.
/// </summary>
public static class TextMetrics
{
    // Of Geist Mono, whose every character is as wide.
    private const double MonoAdvance = 0.6;

    // Upper estimates, in em: CJK fills its em; colour emoji are wider (Noto's 1.25); letters of other scripts are narrower on average.
    private const double Ideograph = 1;
    private const double Emoji = 1.3;
    private const double Letter = 0.75;

    /// <summary>Width in pixels at zoom 1 of what is drawn for a text: <see cref="PlainText.Of"/> it.</summary>
    public static double Width(string text, TextRole role)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Width(PlainText.Of(text).AsSpan(), TextFace.Of(role));
    }

    /// <summary>Width of text that is plain already.</summary>
    internal static double Width(ReadOnlySpan<char> plain, TextFace face)
    {
        var advances = Advances(face);
        double em = 0;
        foreach (var rune in plain.EnumerateRunes())
        {
            var index = InterAdvances.IndexOf(rune.Value);
            em += index < 0 ? Estimate(rune, face.Mono)
                : face.Mono ? MonoAdvance + TextFace.MonoTracking
                : advances[index] / InterAdvances.Em;
        }

        return em * face.Size;
    }

    private static ReadOnlySpan<ushort> Advances(TextFace face) => face.Weight switch
    {
        <= 400 => InterAdvances.Regular,
        <= 500 => InterAdvances.Medium,
        <= 550 => InterAdvances.Name,
        _ => InterAdvances.Semibold,
    };

    private static double Estimate(Rune rune, bool mono)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        // What the monospaced font lacks comes from another font, with its own width.
        var width = IsEmoji(rune.Value) ? Emoji : IsWide(rune.Value) ? Ideograph : Letter;
        return mono ? width + TextFace.MonoTracking : width;
    }

    // Symbols and pictographs, as systems draw them in colour.
    private static bool IsEmoji(int value) => value is (>= 0x2300 and <= 0x2BFF) or (>= 0x1F000 and <= 0x1FAFF);

    // East Asian Wide and Fullwidth (Unicode Standard Annex 11), in ranges that hold them all.
    private static bool IsWide(int value) => value is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xA960 and <= 0xA97F) or (>= 0xAC00 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFFEF) or (>= 0x16FE0 and <= 0x1B2FF)
        or (>= 0x20000 and <= 0x3FFFF) or 0xFFFD;
}
