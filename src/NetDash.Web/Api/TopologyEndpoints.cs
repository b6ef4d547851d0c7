using NetDash.Web.Authentication;
using NetDash.Topology.Values;

namespace NetDash.Web.Api;

/// <summary><c>GET /api/v1/topology</c>: what a view shows.</summary>
internal static class TopologyEndpoints
{
    public static void MapTopology(this IEndpointRouteBuilder api) => api.MapGet("/topology", GetAsync)
        .WithName("getTopology")
        .WithSummary("The topology")
        .WithDescription(
            "Every node and edge of the view that the query parameters describe; without any, all. Different filters combine by AND, repeated "
            + "values of one by OR. A thing is named by its id, as kind/name or as kind/scope/name. Interface counters and lastReport are as of "
            + "the request and no part of version and ETag. Parameters that cannot be understood are ignored and told in `notices`.")
        .Produces<TopologyDocument>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .WithViewParameters()
        .WithQueryParameters(
            ("collapse", "What is told as one node of kind group, with how many it stands for and the worst status of them: host, namespace, workload, project, network; "
                + "auto: whatever makes less of more than 1,000 nodes or 2,000 edges. What something was found about is never rolled up."),
            ("expand", "A group that is told one by one all the same, as project/shop, workload/shop/web or host/vm."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology, TopologyDocumentWriter document)
    {
        var view = ViewQuery.Of(context.Request);
        var snapshot = topology.Now(context);
        if (EntityTags.AnsweredBy(context, snapshot, view.Told))
        {
            return;
        }

        var content = view.Tell(snapshot);
        if (content.Ambiguous.Count > 0)
        {
            context.Response.Headers.ETag = default;
            await ViewQuery.AmbiguousAsync(context, content.Ambiguous);
            return;
        }

        var nameless = content.NotFound.Concat(view.RollUp.NotFound(view.Visible(snapshot)));
        var notices = view.Notices.Concat(nameless.Select(name => $"{name}: nothing has this name.")).ToValueList();
        context.Response.ContentType = "application/json; charset=utf-8";
        await document.WriteAsync(context.Response.BodyWriter, snapshot, content, notices, context.RequestAborted);
    }
}
