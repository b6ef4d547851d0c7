using System.ComponentModel;
using NetDash.Topology.Model;
using NetDash.Web.Authentication;
using NetDash.Topology.Views;

namespace NetDash.Web.Api;

/// <summary>A node with its edges and findings.</summary>
internal sealed record NodeDocument(
    [property: Description("The node.")] Node Node,
    [property: Description("Edges that begin or end at it.")] IReadOnlyList<Edge> Edges,
    [property: Description("Findings about it.")] IReadOnlyList<Finding> Findings);

/// <summary><c>GET /api/v1/nodes/{id}</c>: one thing and what it has to do with.</summary>
internal static class NodeEndpoints
{
    public static void MapNodes(this IEndpointRouteBuilder api) => api.MapGet("/nodes/{**id}", GetAsync)
        .WithName("getNode")
        .WithSummary("One node, its edges and findings")
        .WithDescription("Named by its id, as kind/name or as kind/scope/name; slashes stand in the path as they are.")
        .Produces<NodeDocument>()
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType);

    private static async Task GetAsync(HttpContext context, VisibleTopology topology, TopologyDocumentWriter document, string? id)
    {
        // %2F is the one escape that the server leaves in a path.
        var reference = (id ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var snapshot = topology.Now(context);
        var found = NodeNames.Find(snapshot, reference);
        if (found.Count != 1)
        {
            await (found.Count == 0
                ? Problems.WriteAsync(context, StatusCodes.Status404NotFound, "No node has this id or name.", KeyValuePair.Create("value", (object?)reference))
                : ViewQuery.AmbiguousAsync(context, "id", reference, found));
            return;
        }

        var counters = await document.ReadCountersAsync([found[0]], context.RequestAborted);
        var answer = new NodeDocument(
            CountedInterface.Of(found[0], counters),
            [.. snapshot.EdgesOf(found[0].Id).OrderBy(e => e.Id, StringComparer.Ordinal)],
            FindingsEndpoints.Ordered(snapshot.FindingsOf(found[0].Id)));
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(answer, NetDashJson.Options, context.RequestAborted);
    }
}
