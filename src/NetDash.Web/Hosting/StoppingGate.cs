using NetDash.Web.Api;

namespace NetDash.Web.Hosting;

/// <summary>
/// Begins nothing for people once the program is about to end: a page that lost its circuit and comes back at once would get another one
/// here, or half of one, and lose that too. It tries again until the next program answers.
/// </summary>
internal sealed class StoppingGate(RequestDelegate next, IHostApplicationLifetime lifetime)
{
    private static readonly PathString Circuits = "/_blazor";

    public Task InvokeAsync(HttpContext context)
    {
        if (!lifetime.ApplicationStopping.IsCancellationRequested || !(PageRequest.Is(context.Request) || context.Request.Path.StartsWithSegments(Circuits)))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }
}
