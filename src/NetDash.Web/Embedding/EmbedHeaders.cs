namespace NetDash.Web.Embedding;

/// <summary>The headers of the map in a frame, which other sites' pages show and no other page of NetDash shares.</summary>
internal static class EmbedHeaders
{
    /// <summary>
    /// The policy: its own script, style, font and icon, the hub, and the frames of the origins that are set. Nothing inline.
    /// </summary>
    public static string PolicyFor(FrameOrigins frames) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
        + $"base-uri 'none'; form-action 'none'; frame-ancestors {(frames.Any ? frames.ToString() : "'none'")}";

    /// <summary>Writes all but the policy.</summary>
    public static void Write(IHeaderDictionary headers)
    {
        // The address may hold a token.
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        // A page that isolates itself (COEP require-corp) shows only frames that say both.
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers["Cross-Origin-Embedder-Policy"] = "require-corp";
        // A session that slides would be renewed here; in a frame of another site a cookie would be that site's business too.
        headers.Remove("Set-Cookie");
    }
}
