using System.Diagnostics.CodeAnalysis;

namespace NetDash.Web.Embedding;

/// <summary>
/// An origin whose pages may show the map in a frame, as <c>frame-ancestors</c> of a Content-Security-Policy takes it (CSP 3,
/// <c>host-source</c> with a scheme, and never with a path): <c>https://portal.example.org</c>, <c>http://10.0.0.5:8080</c>,
/// <c>https://*.example.org</c> for every name below one.
/// </summary>
/// <param name="Text">Lower case, without a default port, international names as <c>xn--</c>: as browsers write it.</param>
internal sealed record FrameOrigin(string Text)
{
    private const string AnyBelow = "*.";
    private const int Longest = 255 + 16;
    private const string NotOne = "not an origin as https://portal.example.org, with a port where it has one, and nothing after it";

    /// <summary>Reads one. What ends up in a header and in a page is what was taken apart and put together, never the text itself.</summary>
    /// <returns>The origin, or why it is none.</returns>
    public static (FrameOrigin? Origin, string? Why) Parse(string value)
    {
        if (value is "*" or "http://*" or "https://*")
        {
            return (null, "would let any site show the map in a frame, and lure clicks into it; name origins, or all below a name as https://*.example.org");
        }

        if (value.Length > Longest || value.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is ';' or ',' or '\'' or '"' or '\\'))
        {
            return (null, NotOne);
        }

        var isAnyBelow = value.Contains("://*.", StringComparison.Ordinal);
        var named = isAnyBelow ? value.Replace("://*.", "://", StringComparison.Ordinal) : value;
        if (!TryRead(named, out var uri) || named.Contains('*', StringComparison.Ordinal))
        {
            return (null, NotOne);
        }

        if (uri.HostNameType == UriHostNameType.IPv6)
        {
            return (null, "browsers take no IPv6 address here; use a name");
        }

        if (isAnyBelow && (uri.HostNameType != UriHostNameType.Dns || !uri.IdnHost.Contains('.', StringComparison.Ordinal)))
        {
            return (null, "would take in all of a top-level name; name more of it, as https://*.example.org");
        }

        // A few names keep letters that no header may hold, or signs that no host has.
        if (!uri.IdnHost.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
        {
            return (null, NotOne);
        }

        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        return (new FrameOrigin($"{uri.Scheme}://{(isAnyBelow ? AnyBelow : "")}{uri.IdnHost.ToLowerInvariant()}{port}"), null);
    }

    private static bool TryRead(string text, [NotNullWhen(true)] out Uri? uri) =>
        Uri.TryCreate(text, UriKind.Absolute, out uri)
        && uri.Scheme is "http" or "https"
        && uri is { Host.Length: > 0, UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
        // The parser repairs what browsers would not: `http:/a`, a slash that is missing.
        && text.StartsWith($"{uri.Scheme}://", StringComparison.OrdinalIgnoreCase)
        && !text.EndsWith('#') && !text.EndsWith('?');
}
