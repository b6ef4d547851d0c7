namespace NetDash.Topology.Model;

/// <summary>
/// What a finding says, made when somebody reads it. It holds what the text is made of and nothing that changes without the text:
/// two that are equal say the same.
/// </summary>
public abstract record FindingWords
{
    /// <summary>The fact in one line.</summary>
    public abstract string Title { get; }

    /// <summary>One or two sentences that name both sides.</summary>
    public abstract string Detail { get; }

    /// <summary>A command or an edit that the reader can make.</summary>
    public abstract string Fix { get; }
}

/// <summary>Text that is at hand.</summary>
internal sealed record GivenWords(string TitleText, string DetailText, string FixText) : FindingWords
{
    public static GivenWords None { get; } = new("", "", "");

    public override string Title => TitleText;

    public override string Detail => DetailText;

    public override string Fix => FixText;

    /// <summary>What something says, to be changed in part.</summary>
    public static GivenWords Of(FindingWords words) => words as GivenWords ?? new GivenWords(words.Title, words.Detail, words.Fix);
}
