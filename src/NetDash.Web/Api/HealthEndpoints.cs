using NetDash.Web.Hosting;

namespace NetDash.Web.Api;

/// <summary><c>/healthz</c> and <c>/readyz</c>, open to all and also without the base path.</summary>
internal static class HealthEndpoints
{
    // Monitors ask so; described once, as GET.
    private static readonly string[] Head = ["HEAD"];

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/healthz", Head, Alive).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/readyz", Head, Ready).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapGet("/healthz", (Delegate)Alive)
            .AllowAnonymous().WithName("getHealth").WithSummary("Whether NetDash runs").WithDescription("200 for as long as it answers at all.")
            .Produces<HealthDocument>();
        endpoints.MapGet("/readyz", Ready)
            .AllowAnonymous().WithName("getReadiness").WithSummary("Whether the topology is whole")
            .WithDescription(
                "200 once every source that was found has delivered its first full list and it is linked, or is known to be absent, denied or "
                + "unreachable; 503 with the sources that are waited for.")
            .Produces<HealthDocument>().ProducesProblem(StatusCodes.Status503ServiceUnavailable, Problems.ContentType);
    }

    private static Task Alive(HttpContext context) => WriteAsync(context, "ok");

    private static Task Ready(HttpContext context, Readiness readiness)
    {
        var waiting = readiness.Waiting();
        if (waiting.Count > 0)
        {
            return Problems.WriteAsync(
                context, StatusCodes.Status503ServiceUnavailable, $"Waiting for {string.Join(", ", waiting.Select(w => w.Name))}.",
                KeyValuePair.Create("waitingFor", (object?)waiting));
        }

        return WriteAsync(context, "ready");
    }

    private static Task WriteAsync(HttpContext context, string status)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new HealthDocument(status), NetDashJson.Options, context.RequestAborted);
    }

    private sealed record HealthDocument(string Status);
}
