namespace NetDash.Web.Api;

/// <summary>Tells requests for pages, which people make, from those of programs, which get status codes and problems.</summary>
internal static class PageRequest
{
    private static readonly PathString[] Programs = ["/api", "/hubs", "/_blazor", "/openapi", "/metrics", "/healthz", "/readyz"];

    /// <summary>Whether somebody asks for a page of this path.</summary>
    public static bool Is(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !Array.Exists(Programs, p => request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether an error is best told as a page.</summary>
    public static bool WantsHtml(HttpRequest request) =>
        Is(request) && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
