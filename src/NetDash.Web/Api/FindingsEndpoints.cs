using NetDash.Topology.Model;
using NetDash.Web.Authentication;

namespace NetDash.Web.Api;

/// <summary><c>GET /api/v1/findings</c>: what rules found.</summary>
internal static class FindingsEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder api) => api.MapGet("/findings", GetAsync)
        .WithName("getFindings")
        .WithSummary("What is wrong, or worth knowing")
        .WithDescription("The findings in force, the worst first, and of equally bad ones the oldest first.")
        .Produces<Finding[]>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .WithQueryParameters(
            ("rule", "Rule name, as port-blocked; may be repeated."),
            ("severity", "error, warning or info; may be repeated."),
            ("host", "A host by id, name or host/name; may be repeated."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology)
    {
        var snapshot = topology.Now(context);
        if (await WordQuery.ReadAsync<FindingSeverity>(context, "severity") is not { } severities
            || await HostQuery.NamedAsync(context, snapshot) is not { } hosts)
        {
            return;
        }

        var rules = context.Request.Query["rule"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var normalized = $"findings {string.Join(' ', rules.Order())}|{string.Join(' ', severities.Order())}|{string.Join(' ', hosts.Order())}";
        if (!EntityTags.AnsweredBy(context, snapshot, normalized))
        {
            await context.Response.WriteAsJsonAsync(
                Ordered(snapshot.Findings.Values.Where(f =>
                    (rules.Count == 0 || rules.Contains(f.Rule))
                    && (severities.Count == 0 || severities.Contains(f.Severity))
                    && (hosts.Count == 0 || IsOn(snapshot, f, hosts)))),
                NetDashJson.Options, context.RequestAborted);
        }
    }

    /// <summary>The worst first, then the oldest.</summary>
    public static Finding[] Ordered(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Severity).ThenBy(f => f.Since).ThenBy(f => f.Id, StringComparer.Ordinal)];

    private static bool IsOn(TopologySnapshot snapshot, Finding finding, HashSet<string> hosts) =>
        (finding.Port?.Host is { } host && hosts.Contains(host))
        || finding.Subjects.Any(id => hosts.Contains(id) || (snapshot.Nodes.GetValueOrDefault(id)?.Host is { } on && hosts.Contains(on)));
}
