using System.Text.RegularExpressions;
using NetDash.Topology.Values;

namespace NetDash.Sources;

/// <summary>Labels without their secrets, and no more of them than a page can carry.</summary>
internal static partial class LabelMapper
{
    /// <summary>What stands for a hidden value.</summary>
    public const string Hidden = "•••";

    public static Labels Map(IEnumerable<KeyValuePair<string, string>>? labels, ICollection<string> left)
    {
        if (labels is null)
        {
            return Labels.None;
        }

        // In order, so that the same labels are left out at each reading.
        var all = labels.Where(label => label.Key.Length > 0).OrderBy(label => label.Key, StringComparer.Ordinal).ToList();
        if (all.Count > Bounded.MostLabels)
        {
            left.Add($"{all.Count - Bounded.MostLabels} of {all.Count} labels");
        }

        return Labels.From(all.Take(Bounded.MostLabels).Select(label => KeyValuePair.Create(
            Bounded.Name(label.Key), IsSecret(label.Key) ? Hidden : Bounded.Text(label.Value))));
    }

    /// <summary>Whether a key looks as if its value were nobody's business.</summary>
    public static bool IsSecret(string key) => Secret().IsMatch(key);

    // `auth` and `pass` only as whole words: org.opencontainers.image.authors and "passthrough" hide nothing.
    [GeneratedRegex(
        "passw(or)?d|passphrase|secret|token|api[-_. ]?key|access[-_. ]?key|private[-_. ]?key|signing[-_. ]?key|encryption[-_. ]?key"
        + "|credential|basic[-_]?auth|digest[-_]?auth|(?<![a-z])(auth|authorization|pass|pwd)(?![a-z])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Secret();
}
