using System.Text.RegularExpressions;
using NetDash.Topology.Values;

namespace NetDash.Web.Components.ViewModels;

/// <summary>How a piece of a sentence is set.</summary>
public enum TextStyle
{
    Plain,
    Strong,
    Mono,
}

/// <summary>A piece of a sentence. Text of others, encoded where it is drawn.</summary>
public readonly record struct TextPiece(string Text, TextStyle Style);

/// <summary>Sentences of findings, taken apart: names stand out, addresses are set in mono, commands can be copied.</summary>
public static partial class RichText
{
    /// <summary>The pieces of a sentence in their order; put together they are the sentence.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="names">Names of the things that it is about.</param>
    public static IReadOnlyList<TextPiece> Split(string text, IEnumerable<string> names)
    {
        var pieces = new List<TextPiece>();
        var known = names.Where(n => n.Length > 0).Distinct().OrderByDescending(n => n.Length).ToList();
        var start = 0;
        var at = 0;
        while (at < text.Length)
        {
            var (length, style) = At(text, at, known);
            if (length == 0)
            {
                at++;
                continue;
            }

            Add(pieces, text[start..at], TextStyle.Plain);
            Add(pieces, text.Substring(at, length), style);
            at += length;
            start = at;
        }

        Add(pieces, text[start..], TextStyle.Plain);
        return pieces;
    }

    /// <summary>The commands that a fix names: what stands between backticks and has more than one word.</summary>
    public static ValueList<string> Commands(string fix) => CommandPattern().Matches(fix)
        .Select(m => m.Groups["command"].Value).Where(c => c.Contains(' ', StringComparison.Ordinal)).Distinct().ToValueList();

    /// <summary>Whether the whole fix is one command to paste.</summary>
    public static bool IsCommand(string fix) =>
        fix.StartsWith("docker ", StringComparison.Ordinal) || fix.StartsWith("ip ", StringComparison.Ordinal);

    private static (int Length, TextStyle Style) At(string text, int at, List<string> names)
    {
        if (at > 0 && IsWord(text[at - 1]))
        {
            return default;
        }

        foreach (var name in names)
        {
            var end = at + name.Length;
            if (string.CompareOrdinal(text, at, name, 0, name.Length) == 0 && (end >= text.Length || !IsWord(text[end])))
            {
                return (name.Length, TextStyle.Strong);
            }
        }

        var match = AddressPattern().Match(text, at);
        return match.Success ? (match.Length, TextStyle.Mono) : default;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';

    private static void Add(List<TextPiece> pieces, string text, TextStyle style)
    {
        if (text.Length > 0)
        {
            pieces.Add(new TextPiece(text, style));
        }
    }

    [GeneratedRegex(@"\G(\d{1,3}(\.\d{1,3}){3}(/\d{1,2})?(:\d{1,5})?|\[[0-9a-fA-F:.]+\](:\d{1,5})?)", RegexOptions.CultureInvariant, 100)]
    private static partial Regex AddressPattern();

    [GeneratedRegex("`(?<command>[^`]{1,500})`", RegexOptions.CultureInvariant, 100)]
    private static partial Regex CommandPattern();
}
