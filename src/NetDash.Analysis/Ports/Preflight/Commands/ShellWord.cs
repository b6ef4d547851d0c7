using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Commands;

/// <summary>A word of a command line with its quotes taken off.</summary>
/// <param name="Text">The word; what the shell would fill in stands in it as it is written.</param>
/// <param name="Filled">What the shell would fill in, as <c>$PORT</c> or <c>$(…)</c>; empty for nothing. Nothing is executed here.</param>
/// <param name="IsQuoted">Whether a part of it is quoted: it then is one word, whatever is filled in.</param>
internal sealed record ShellWord(PlacedText Text, string Filled, bool IsQuoted)
{
    public string Value => Text.Text;

    /// <summary>A part of the word; it is not known whether what is filled in belongs to it, so it may.</summary>
    public ShellWord From(int start)
    {
        var rest = Text.Slice(start);
        return this with { Text = rest, Filled = Filled.Length > 0 && rest.Text.Contains(Filled, StringComparison.Ordinal) ? Filled : "" };
    }
}
