using NetDash.Web.Embedding;

namespace NetDash.Web.Hosting;

/// <summary>
/// The one place that writes a Content-Security-Policy: browsers enforce every such header they get, so a second one from the framework
/// would undo whatever this one allows. No inline script anywhere; MudBlazor needs inline styles. Whose pages may show a page in a frame
/// stands there alone: X-Frame-Options knows no list.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next, FrameOrigins frames)
{
    internal const string Policy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-src 'none'; frame-ancestors 'self'";

    private readonly string _framed = EmbedHeaders.PolicyFor(frames);

    public Task InvokeAsync(HttpContext context)
    {
        // On starting: what answers after an exception clears the headers first.
        context.Response.OnStarting(static state =>
        {
            var (context, framed) = ((HttpContext, string))state;
            Write(context, framed);
            return Task.CompletedTask;
        }, (context, _framed));
        return next(context);
    }

    private static void Write(HttpContext context, string framed)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // By the path, not the endpoint: also what is refused or not found there is read in a frame.
        if (EmbedRequest.Is(context.Request))
        {
            headers.ContentSecurityPolicy = framed;
            EmbedHeaders.Write(headers);
            return;
        }

        var metadata = context.GetEndpoint()?.Metadata;
        headers.ContentSecurityPolicy = metadata?.GetMetadata<ContentPolicy>()?.Policy ?? Policy;
        if (metadata?.GetMetadata<ForOtherSites>() is not null)
        {
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        }

        if (MapElement.Is(context.Request))
        {
            MapElement.Write(headers);
        }
    }
}

/// <summary>Says of an endpoint that its answers have a policy of their own, stricter than a page's.</summary>
/// <param name="Policy">The policy's text.</param>
internal sealed record ContentPolicy(string Policy);

/// <summary>Says of an endpoint that pages of other sites may show what it answers, as a picture.</summary>
internal sealed record ForOtherSites;
