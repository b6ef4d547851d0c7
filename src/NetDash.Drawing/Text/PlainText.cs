using System.Globalization;
using System.Text;

namespace NetDash.Drawing.Text;

/// <summary>
/// Makes text that others wrote into text that can be drawn: one line, in reading order, without anything that is not to be seen.
/// Also what XML 1.0 cannot hold is gone.
/// </summary>
public static class PlainText
{
    /// <summary>The longest text that is drawn, in characters; of a longer one the middle is left out.</summary>
    public const int Longest = 1024;

    // What is kept of the end of a longer one.
    private const int Tail = 128;

    // Letters carry one or two marks, in some scripts three; towers of them leave the line.
    private const int MostMarks = 3;

    /// <summary>
    /// Tabs and line breaks become spaces; control characters, bidirectional controls and other invisible ones go, but for the joiners
    /// that scripts and emoji need; half surrogates become U+FFFD; of marks on one letter three stay.
    /// </summary>
    /// <returns>The same object where nothing had to change.</returns>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= Longest && IsPlain(text) ? text : Middle(Clean(text));
    }

    /// <summary>The same, however long it is.</summary>
    public static string Whole(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsPlain(text) ? text : Clean(text);
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (character is not ((>= ' ' and < '\u007F') or (>= '\u00A0' and < '\u0300' and not '\u00AD')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (rune.Value is '\t' or '\n' or '\r' || category is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (IsSeen(rune, category) && marks <= MostMarks)
            {
                clean.Append(rune.ToString());
            }
        }

        var result = clean.ToString();
        return result == text ? text : result;
    }

    // The zero width joiner and non-joiner shape letters and emoji; variation selectors are marks.
    private static bool IsSeen(Rune rune, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Control => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.OtherNotAssigned => (rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF),
        _ => true,
    };

    // The ends stay: they are what tells names apart. Never through a letter and its marks.
    private static string Middle(string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        var starts = StringInfo.ParseCombiningCharacters(text);
        var head = starts.Last(start => start <= Longest - Tail - 1);
        var tail = starts.First(start => start >= text.Length - Tail || start == starts[^1]);
        return tail < text.Length - Tail ? string.Concat(text.AsSpan(0, head), "…") : string.Concat(text.AsSpan(0, head), "…", text.AsSpan(tail));
    }
}
