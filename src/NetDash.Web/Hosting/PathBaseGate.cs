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

        if (!request.Path.StartsWithSegments(_base, out var matched, out var rest))
        {
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, $"NetDash is served below {_base}/ here.");
        }

        request.PathBase = request.PathBase.Add(matched);
        request.Path = rest.HasValue ? rest : "/";
        return next(context);
    }
}
