using System.Text.Encodings.Web;

namespace NetDash.Web.Hosting;

/// <summary>A page of static HTML in the looks of the others: for signing in, and for telling of errors when nothing else can.</summary>
internal static class PlainPage
{
    private const string Style = """
        main { min-height: 100vh; min-height: 100dvh; box-sizing: border-box; display: grid; place-items: center; padding: var(--nd-space-6); }
        .card { width: 100%; max-width: 352px; box-sizing: border-box; padding: var(--nd-space-8); background: var(--nd-surface);
          border-radius: var(--nd-radius-host); box-shadow: var(--nd-elevation-flat); }
        .brand { display: flex; align-items: center; gap: var(--nd-space-2); margin: 0 0 var(--nd-space-6); font: var(--nd-type-section); color: var(--nd-ink-2); }
        h1 { margin: 0 0 var(--nd-space-4); font: var(--nd-type-title); }
        p { margin: var(--nd-space-2) 0; color: var(--nd-ink-2); overflow-wrap: anywhere; }
        form { display: grid; margin: 0; }
        label { font: var(--nd-type-label); color: var(--nd-ink-2); margin-bottom: var(--nd-space-1); }
        input { height: 36px; padding: 0 var(--nd-space-3); font-size: 13px; color: var(--nd-ink); background: var(--nd-canvas);
          border: 1px solid var(--nd-field); border-radius: var(--nd-radius-card); }
        button { height: 36px; margin-top: var(--nd-space-3); font: var(--nd-type-button); color: var(--nd-canvas); background: var(--nd-ink);
          border: 0; border-radius: var(--nd-radius-card); cursor: pointer; }
        code { color: var(--nd-ink); }
        .alert { margin: 0 0 var(--nd-space-4); padding: var(--nd-space-2) var(--nd-space-3); color: var(--nd-err); background: var(--nd-err-t);
          border-radius: var(--nd-radius-card); }
        """;

    /// <summary>Writes the page.</summary>
    /// <param name="context">Whose response it is.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="title">Text of the window's title.</param>
    /// <param name="body">HTML, encoded where it holds anybody's text.</param>
    public static Task WriteAsync(HttpContext context, int status, string title, string body)
    {
        var pathBase = HtmlEncoder.Default.Encode(context.Request.PathBase.Value ?? "");
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>{HtmlEncoder.Default.Encode(title)} · NetDash</title>
              <link rel="icon" href="{pathBase}/favicon.svg" type="image/svg+xml">
              <link rel="stylesheet" href="{pathBase}/netdash.css">
              <style>{Style}</style>
              <script src="{pathBase}/theme.js"></script>
            </head>
            <body>
              <main>
                <div class="card">
                  <div class="brand"><img src="{pathBase}/favicon.svg" width="20" height="20" alt="">NetDash</div>
                  {body}
                </div>
              </main>
            </body>
            </html>
            """, context.RequestAborted);
    }
}
