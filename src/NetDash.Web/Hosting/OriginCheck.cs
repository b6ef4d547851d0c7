using NetDash.Web.Api;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>
/// Pages of other sites may not speak to the hub or the circuit: browsers open WebSockets across origins and send the cookie along, and
/// no CORS rule stops them. Requests that change anything are held to the same.
/// </summary>
internal sealed class OriginCheck(RequestDelegate next, NetDashOptions options)
{
    private readonly string? _public = options.PublicUrl.Length > 0 ? new Uri(options.PublicUrl).Authority : null;

    public Task InvokeAsync(HttpContext context) =>
        IsSensitive(context.Request) && !IsOwn(context.Request)
            ? Problems.WriteAsync(context, StatusCodes.Status403Forbidden, "Another site's page may not do this: Origin and Host differ.")
            : next(context);

    private static bool IsSensitive(HttpRequest request) =>
        request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));

    private bool IsOwn(HttpRequest request)
    {
        var header = request.Headers.Origin.ToString();
        if (header.Length == 0)
        {
            // Programs send none; browsers always do here.
            return true;
        }

        // Without the scheme: behind a proxy that speaks TLS the page's is https and ours is http. Both sides leave a default port out.
        return Uri.TryCreate(header, UriKind.Absolute, out var origin)
            && origin.Scheme is "http" or "https"
            && (Same(origin.Authority, request.Host.Value) || Same(origin.Authority, _public));
    }

    private static bool Same(string authority, string? host) => authority.Equals(host, StringComparison.OrdinalIgnoreCase);
}
