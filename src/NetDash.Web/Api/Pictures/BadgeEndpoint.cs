using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Drawing.Writers.Svg;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Web.Authentication;
using NetDash.Topology.Views;
using NetDash.Web.Hosting;

namespace NetDash.Web.Api.Pictures;

/// <summary><c>GET /api/v1/badge.svg</c>: how many findings a view has, for another page.</summary>
internal static class BadgeEndpoint
{
    public static void MapBadge(this IEndpointRouteBuilder api) => api.MapGet("/badge.svg", GetAsync)
        .WithName("drawBadge")
        .WithSummary("How many findings there are, as a badge")
        .WithDescription(
            "Errors and warnings of the view that the query parameters describe; without any, of all. What is only worth knowing does not "
            + "count. \"not known\" where no source has been read yet, or one that was is not read any more and nothing worse is known.")
        .WithMetadata(PictureEndpoints.NothingButStyles, new ForOtherSites())
        .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .WithViewParameters()
        .WithQueryParameters(("theme", "light, dark or system; system is light, since a file has no system to follow."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology)
    {
        if (await PictureQuery.ReadAsync(context, topology.Now(context), PictureFormat.Svg, static (request, view) => $"badge {request.Theme} {view.Normalized}")
            is not var (request, _, snapshot, content))
        {
            return;
        }

        var (health, words) = Of(snapshot, content);
        context.Response.ContentType = "image/svg+xml; charset=utf-8";
        await context.Response.WriteAsync(BadgeWriter.Write(health, words, request.Theme), context.RequestAborted);
    }

    /// <summary>The state and the words of a badge.</summary>
    internal static (Health Health, string Words) Of(TopologySnapshot snapshot, ViewContent content)
    {
        var errors = content.Findings.Values.Count(f => f.Severity == FindingSeverity.Error);
        var warnings = content.Findings.Values.Count(f => f.Severity == FindingSeverity.Warning);
        if (errors + warnings > 0)
        {
            var words = new[] { (errors, "error"), (warnings, "warning") }.Where(w => w.Item1 > 0).Select(w => Wording.Count(w.Item1, w.Item2));
            return (errors > 0 ? Health.Error : Health.Warning, string.Join(", ", words));
        }

        // That nothing is found says nothing where nobody looks.
        var isKnown = snapshot.Sources.Any(s => s.State == SourceState.Connected) && !snapshot.Sources.Any(s => s.State is SourceState.Stale or SourceState.Connecting);
        return isKnown && content.NotFound.Count == 0 ? (Health.Ok, "no findings") : (Health.Unknown, "not known");
    }
}
