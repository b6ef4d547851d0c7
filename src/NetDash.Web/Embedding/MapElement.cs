namespace NetDash.Web.Embedding;

/// <summary>
/// The script of <c>&lt;netdash-map&gt;</c>, which portals load from here. A module of another origin is fetched with CORS; it is the same
/// for everybody and holds nothing of what NetDash shows.
/// </summary>
internal static class MapElement
{
    /// <summary>Where it is.</summary>
    public const string Path = "/netdash-map.js";

    /// <summary>Whether a request is for it.</summary>
    public static bool Is(HttpRequest request) => request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>Lets pages of other origins load it.</summary>
    public static void Write(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    }
}
