namespace NetDash.Analysis.Scopes;

/// <summary>Whether one word was most likely meant by another.</summary>
internal static class Spelling
{
    // Labels have 63 characters at most; what is longer is no slip that anybody would see.
    private const int Longest = 63;

    /// <summary>
    /// Whether two words differ by one slip in a short one, two in a longer one: a letter more, less, other, or two swapped (optimal string
    /// alignment distance).
    /// </summary>
    public static bool IsNear(string word, string other) =>
        word.Length <= Longest && other.Length <= Longest && Distance(word, other) <= (Math.Min(word.Length, other.Length) > 5 ? 2 : 1);

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
