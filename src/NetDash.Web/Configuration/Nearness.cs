namespace NetDash.Web.Configuration;

/// <summary>What somebody may have meant: the word with the fewest letters to change (Levenshtein's distance).</summary>
internal static class Nearness
{
    /// <summary>The nearest word; null when none is near enough for the question to help.</summary>
    public static string? Nearest(string text, IEnumerable<string> words)
    {
        var (nearest, least) = words
            .Select(w => (Word: w, Distance: Distance(text.ToUpperInvariant(), w.ToUpperInvariant())))
            .MinBy(x => x.Distance);
        return nearest is not null && least <= Math.Max(2, text.Length / 2) ? nearest : null;
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
