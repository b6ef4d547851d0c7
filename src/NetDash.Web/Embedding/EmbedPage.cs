using System.Text.Encodings.Web;

namespace NetDash.Web.Embedding;

/// <summary>
/// The map in a frame: static HTML, the same whatever the address asks for. The script reads the address, and writes what it holds as
/// text alone.
/// </summary>
internal static class EmbedPage
{
    private const string OpenIcon = "M6.5 3H3v10h10V9.5M9 3h4v4M13 3 7.5 8.5";
    private const string CloseIcon = "M4 4l8 8M12 4l-8 8";

    /// <summary>Writes the page.</summary>
    public static Task WriteAsync(HttpContext context, FrameOrigins origins)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        var pathBase = HtmlEncoder.Default.Encode(context.Request.PathBase.Value ?? "");
        return context.Response.WriteAsync($"""
            {EmbedHead.Of(pathBase, origins, more: Preloads(pathBase))}
            <body>
              <header class="nd-embed-bar" aria-label="NetDash">
                <h1><span id="icon"></span><span id="title" class="name">NetDash</span></h1>
                <span id="detail" class="detail"></span>
                <button type="button" id="badge" class="badge" popovertarget="findings" hidden></button>
                <span class="nd-space"></span>
                <span id="live" class="live" role="status"></span>
                <a id="open" class="open" href="{pathBase}/" target="_blank" rel="noopener" aria-label="Open in NetDash, in a new tab"><span class="words">Open in NetDash</span><svg class="nd-ic" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true"><path d="{OpenIcon}"/></svg></a>
              </header>
              <div id="findings" class="nd-embed-findings" popover aria-label="Findings" role="dialog"><ul></ul></div>
              <main aria-label="Map of NetDash">
                <div id="map" class="nd-map"></div>
                <div id="wait" class="nd-embed-wait" aria-hidden="true"><span class="host"></span></div>
                <p id="note" class="nd-embed-note" role="status" hidden></p>
                <p id="chosen" class="nd-embed-chosen" hidden><span class="words" role="status"></span><button type="button" aria-label="Clear the selection"><svg class="nd-ic" width="14" height="14" viewBox="0 0 16 16" aria-hidden="true"><path d="{CloseIcon}"/></svg></button></p>
                <noscript><p class="nd-embed-note">The map needs JavaScript. <a href="{pathBase}/inventory/container" target="_blank" rel="noopener">The tables</a> do not.</p></noscript>
              </main>
            </body>
            </html>
            """, context.RequestAborted);
    }

    // What the script loads next.
    private static string Preloads(string pathBase) =>
        $"<link rel=\"modulepreload\" href=\"{pathBase}/map.js\"><link rel=\"modulepreload\" href=\"{pathBase}/signalr.js\">";
}
