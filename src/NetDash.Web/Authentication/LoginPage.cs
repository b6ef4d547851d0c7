using System.Text.Encodings.Web;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>The page that asks for the token. Static HTML: it works without script, and before anything else does.</summary>
internal static class LoginPage
{
    public static Task WriteAsync(HttpContext context, int status, string returnUrl, string message)
    {
        var html = HtmlEncoder.Default;
        var pathBase = html.Encode(context.Request.PathBase.Value ?? "");
        var target = html.Encode(LocalReturnUrl.Of(returnUrl, context.Request.PathBase));
        var alert = message.Length == 0 ? "" : $"""<p class="alert" id="message" role="alert">{html.Encode(message)}</p>""";
        var described = message.Length == 0 ? "hint" : "message hint";
        var invalid = message.Length == 0 ? "" : " aria-invalid=\"true\"";
        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.WriteAsync(context, status, "Sign in", $"""
            <h1>Sign in</h1>
            {alert}
            <form method="post" action="{pathBase}{SignInEndpoints.Path}">
              <input type="hidden" name="{SignInEndpoints.ReturnUrl}" value="{target}">
              <label for="t">Token</label>
              <input id="t" name="{SignInEndpoints.Token}" type="password" class="nd-mono" autocomplete="current-password" required autofocus spellcheck="false" aria-describedby="{described}"{invalid}>
              <p id="hint">NetDash prints a sign-in link when it starts. Paste the link, or the token in it. For a fresh one run <code class="nd-code">NetDash.Web login-link</code>.</p>
              <button type="submit">Sign in</button>
            </form>
            """);
    }

    /// <summary>Says why nobody is signed in, and offers the way to try again: where the token is not asked for here.</summary>
    public static Task WriteFailedAsync(HttpContext context, int status, string returnUrl, string message)
    {
        var html = HtmlEncoder.Default;
        var target = LocalReturnUrl.Of(returnUrl, context.Request.PathBase);
        var again = html.Encode($"{context.Request.PathBase}{SignInEndpoints.Path}?{SignInEndpoints.ReturnUrl}={Uri.EscapeDataString(target)}");
        context.Response.Headers.CacheControl = "no-store";
        return PlainPage.WriteAsync(context, status, "Sign in", $"""
            <h1>Sign in</h1>
            <p role="status">{html.Encode(message)}</p>
            <p><a href="{again}">Sign in</a></p>
            """);
    }
}
