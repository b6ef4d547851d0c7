using NetDash.Web.Embedding;

namespace NetDash.Web.Api;

/// <summary>
/// Tells requests for pages, which people make, from those of programs, which get status codes and problems, and from frames, which
/// are told in a few words and sent to no sign-in.
/// </summary>
internal static class PageRequest
{
    private static readonly PathString[] Programs = ["/api", "/hubs", "/_blazor", "/openapi", "/metrics", "/healthz", "/readyz", EmbedRequest.Path];

    /// <summary>Whether somebody asks for a page of this path.</summary>
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !Array.Exists(Programs, p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an error is best told as a page.</summary>
    public static bool WantsHtml(HttpRequest request) =>
        Is(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
