namespace NetDash.Topology.Views;

/// <summary>What somebody may have meant: the word with the fewest letters to change (Levenshtein's distance).</summary>
public static class Nearness
{
    // Nobody mistypes a text of that length by a few letters, and the distance costs the product of both lengths.
    private const int Longest = 100;

    /// <summary>The nearest word, of several the first; null when none is near enough for the question to help. O(words).</summary>
    /// <param name="text">What was written.</param>
    /// <param name="words">What could have been meant.</param>
    public static string? Nearest(string text, IEnumerable<string> words)
    {
        var most = Math.Max(2, text.Length / 2);
        if (text.Length is 0 or > Longest)
        {
            return null;
        }

        var upper = text.ToUpperInvariant();
        var (nearest, least) = ((string?)null, most + 1);
        foreach (var word in words.Where(w => w.Length <= Longest && Math.Abs(w.Length - text.Length) <= most))
        {
            if (Distance(upper, word.ToUpperInvariant()) is var distance && distance < least)
            {
                (nearest, least) = (word, distance);
            }
        }

        return nearest;
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
