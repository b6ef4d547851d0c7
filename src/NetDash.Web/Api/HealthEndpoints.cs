using NetDash.Web.Hosting;

namespace NetDash.Web.Api;

/// <summary><c>/healthz</c> and <c>/readyz</c>, open to all and also without the base path.</summary>
internal static class HealthEndpoints
{
    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/healthz", Methods, () => TypedResults.Json(new { status = "ok" }, NetDashJson.Options))
            .AllowAnonymous().WithName("getHealth").WithSummary("Whether NetDash runs").WithDescription("200 for as long as it answers at all.");
        endpoints.MapMethods("/readyz", Methods, Ready)
            .AllowAnonymous().WithName("getReadiness").WithSummary("Whether the topology is whole")
            .WithDescription(
                "200 once every source that was found has delivered its first full list and it is linked, or is known to be absent, denied or "
                + "unreachable; 503 with the sources that are waited for.")
            .Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status503ServiceUnavailable, Problems.ContentType);
    }

    private static Task Ready(HttpContext context, Readiness readiness)
    {
        var waiting = readiness.Waiting();
        if (waiting.Count > 0)
        {
            return Problems.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, $"Waiting for {string.Join(", ", waiting.Select(w => w.Name))}.",
                KeyValuePair.Create("waitingFor", (object?)waiting));
        }

        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { status = "ready" }, NetDashJson.Options, context.RequestAborted);
    }
}
