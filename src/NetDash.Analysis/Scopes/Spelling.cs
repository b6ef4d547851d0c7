using NetDash.Topology.Views;

namespace NetDash.Analysis.Scopes;

/// <summary>Whether one word was most likely meant by another.</summary>
internal static class Spelling
{
    // Labels have 63 characters at most; what is longer is no slip that anybody would see.
    private const int Longest = 63;

    /// <summary>
    /// Whether two words differ by one slip in a short one, two in a longer one, see <see cref="Nearness.Distance"/>.
    /// </summary>
    public static bool IsNear(string word, string other) =>
        word.Length <= Longest && other.Length <= Longest && Nearness.Distance(word, other) <= (Math.Min(word.Length, other.Length) > 5 ? 2 : 1);
}
