using NetDash.Web.Configuration;

namespace NetDash.Web.Authentication;

/// <summary>Who of those that others sign in may share.</summary>
internal static class Sharers
{
    private const string Everybody = "*";

    /// <summary>The role of a person: <c>Auth:Sharers</c> names it or one of its groups, or everybody.</summary>
    public static Role RoleOf(AuthOptions options, string name, IEnumerable<string> groups) =>
        options.Sharers.Contains(Everybody, StringComparer.Ordinal) || options.Sharers.Contains(name, StringComparer.Ordinal)
        || groups.Any(g => options.Sharers.Contains(g, StringComparer.Ordinal))
            ? Role.Sharer
            : Role.Viewer;
}
