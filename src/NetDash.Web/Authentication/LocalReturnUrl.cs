namespace NetDash.Web.Authentication;

/// <summary>
/// Where somebody goes after signing in: a path of this site and nothing else. Browsers read <c>//host</c>, <c>/\host</c> and a tab or
/// newline within such as another site (WHATWG URL), so anything of that kind becomes the front page.
/// </summary>
internal static class LocalReturnUrl
{
    private const int Longest = 4096;

    /// <summary>The address to go to, in the letters of a header; the front page for anything that is not clearly below the base path.</summary>
    public static string Of(string? url, PathString pathBase)
    {
        var front = pathBase + "/";
        if (url is not { Length: > 0 and <= Longest } || url[0] != '/' || url.AsSpan(1).StartsWith("/") || url.Any(c => c == '\\' || char.IsControl(c)))
        {
            return front;
        }

        var end = url.AsSpan().IndexOfAny('?', '#');
        if (!new PathString(end < 0 ? url : url[..end]).StartsWithSegments(pathBase, out var path))
        {
            return front;
        }

        // The sign-in page as the target would only ask again; `//` right after the base is no path of ours either.
        return !path.HasValue || path.StartsWithSegments(SignInEndpoints.Path) || path.Value!.StartsWith("//", StringComparison.Ordinal) ? front : Ascii(url);
    }

    /// <summary>Browsers escape such letters before they ask; whoever does not would otherwise get an error for a header that cannot be written.</summary>
    private static string Ascii(string url) => System.Text.Ascii.IsValid(url) ? url : string.Concat(url.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}
