namespace NetDash.Web.Embedding;

/// <summary>Tells requests for the map in a frame.</summary>
internal static class EmbedRequest
{
    /// <summary>Where it is.</summary>
    public const string Path = "/embed";

    /// <summary>Whether a request is for it, or for something below it that does not exist.</summary>
    public static bool Is(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);
}
