namespace NetDash.Web.Hosting;

/// <summary>
/// The one place that writes a Content-Security-Policy: browsers enforce every such header they get, so a second one from the framework
/// would undo whatever this one allows. No inline script anywhere; MudBlazor needs inline styles.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    internal const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        // On starting: what answers after an exception clears the headers first.
        context.Response.OnStarting(static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = context.GetEndpoint()?.Metadata.GetMetadata<ContentPolicy>()?.Policy ?? Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }
}

/// <summary>Says of an endpoint that its answers have a policy of their own, stricter than a page's.</summary>
/// <param name="Policy">The policy's text.</param>
internal sealed record ContentPolicy(string Policy);
