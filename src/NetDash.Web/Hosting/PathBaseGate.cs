using NetDash.Web.Api;
using NetDash.Web.Configuration;

namespace NetDash.Web.Hosting;

/// <summary>
/// Serves everything below the base path and nothing beside it, but for <c>/healthz</c> and <c>/readyz</c>, which whoever watches the
/// program asks for without the reverse proxy.
/// </summary>
internal sealed class PathBaseGate(RequestDelegate next, NetDashOptions options)
{
    private readonly PathString _base = new(options.PathBase.TrimEnd('/') is { Length: > 0 } path ? path : null);

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!_base.HasValue || request.Path == "/healthz" || request.Path == "/readyz")
        {
            return next(context);
        }

        if (request.Path.StartsWithSegments(_base, out var matched, out var rest))
        {
            request.PathBase = request.PathBase.Add(matched);
            request.Path = rest.HasValue ? rest : "/";
            return next(context);
        }

        if (IsTakenOff(context))
        {
            request.PathBase = request.PathBase.Add(_base);
            return next(context);
        }

        return Problems.WriteAsync(context, StatusCodes.Status404NotFound, $"NetDash is served below {_base}/ here.");
    }

    /// <summary>
    /// Whether a trusted proxy says that it took the base path off, as Traefik's StripPrefix does. It says nothing new: another prefix
    /// than the setting's, which a client may have made up, is not believed.
    /// </summary>
    private bool IsTakenOff(HttpContext context) =>
        ProxyPeer.Of(context).IsTrusted
        && context.Request.Headers["X-Forwarded-Prefix"] is [{ } prefix]
        && new PathString("/" + prefix.Trim('/')).Equals(_base, StringComparison.OrdinalIgnoreCase);
}
