namespace NetDash.Topology.Views;

/// <summary>What somebody may have meant: the word that the fewest slips lead to.</summary>
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

    /// <summary>
    /// How many slips lead from one word to another: a letter more, less or other, or two that stand beside each other swapped (optimal
    /// string alignment distance). O(length of the one × length of the other).
    /// </summary>
    public static int Distance(string a, string b)
    {
        var (before, last, row) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[b.Length];
    }
}
