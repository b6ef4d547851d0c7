using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

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

    private static async Task GetAsync(HttpContext context, TopologyStore store)
    {
        var snapshot = store.Current;
        var query = context.Request.Query;
        var severities = new HashSet<FindingSeverity>();
        foreach (var word in query["severity"])
        {
            if (!Severity(word, out var severity))
            {
                await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "severity: none of error, warning, info.",
                    KeyValuePair.Create("parameter", (object?)"severity"), KeyValuePair.Create("value", (object?)word));
                return;
            }

            severities.Add(severity);
        }

        var hosts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in query["host"].OfType<string>())
        {
            var found = Hosts(snapshot, name);
            if (found.Count != 1)
            {
                await (found.Count == 0
                    ? Problems.WriteAsync(context, StatusCodes.Status404NotFound, "host: no host has this name.", KeyValuePair.Create("value", (object?)name))
                    : ViewQuery.AmbiguousAsync(context, "host", name, found));
                return;
            }

            hosts.Add(found[0].Id);
        }

        var rules = query["rule"].OfType<string>().ToHashSet(StringComparer.Ordinal);
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

    private static ValueList<Node> Hosts(TopologySnapshot snapshot, string name)
    {
        var found = NodeNames.Find(snapshot, name).Where(n => n.Kind == NodeKind.Host).ToValueList();
        return found.Count > 0 ? found : NodeNames.Find(snapshot, NodeKind.Host, name);
    }

    private static bool IsOn(TopologySnapshot snapshot, Finding finding, HashSet<string> hosts) =>
        (finding.Port?.Host is { } host && hosts.Contains(host))
        || finding.Subjects.Any(id => hosts.Contains(id) || (snapshot.Nodes.GetValueOrDefault(id)?.Host is { } on && hosts.Contains(on)));

    private static bool Severity(string? word, out FindingSeverity severity)
    {
        (var known, severity) = word switch
        {
            "error" => (true, FindingSeverity.Error),
            "warning" => (true, FindingSeverity.Warning),
            "info" => (true, FindingSeverity.Info),
            _ => (false, default),
        };
        return known;
    }
}
