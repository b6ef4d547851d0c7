using System.Text.Encodings.Web;

namespace NetDash.Web.Embedding;

/// <summary>
/// What stands in a frame in place of the map: in words, and without a way to sign in, which no frame of another site should offer. Its
/// script tells the portal the same.
/// </summary>
internal static class EmbedNotice
{
    /// <summary>Writes it.</summary>
    /// <param name="context">Whose response it is.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">Why, for a status that this has no words of its own for.</param>
    public static Task WriteAsync(HttpContext context, int status, string detail)
    {
        var html = HtmlEncoder.Default;
        var (code, title, text) = status switch
        {
            StatusCodes.Status401Unauthorized when context.Request.Query.ContainsKey(Authentication.PresentedToken.Parameter) =>
                ("unauthorized", "This frame’s link has ended.", "Its token is not one that NetDash knows, or not any more. Whoever made it can make another."),
            StatusCodes.Status401Unauthorized =>
                ("unauthorized", "This frame needs a token.", "NetDash shows the map in a frame to whoever brings the token of a shared link. Whoever made this page can add one."),
            StatusCodes.Status403Forbidden => ("forbidden", "This frame may not show the map.", "Whoever asks may not see this."),
            _ => ("failed", "The map cannot be shown.", detail),
        };
        var pathBase = html.Encode(context.Request.PathBase.Value ?? "");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            {EmbedHead.Of(pathBase, context.RequestServices.GetRequiredService<FrameOrigins>(), code)}
            <body>
              <main class="nd-embed-instead" aria-label="NetDash">
                <h1>{html.Encode(title)}</h1>
                <p>{html.Encode(text)}</p>
                <p><a href="{pathBase}/" target="_blank" rel="noopener">Open NetDash in a new tab</a></p>
              </main>
            </body>
            </html>
            """, context.RequestAborted);
    }
}
