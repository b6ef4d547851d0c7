using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Api.Pictures;

/// <summary>What a request for a picture asks for.</summary>
/// <param name="Request">The picture itself.</param>
/// <param name="View">What it shows.</param>
/// <param name="Snapshot">Of what.</param>
/// <param name="Content">What that is.</param>
internal sealed record PictureQuery(PictureRequest Request, TopologyView View, TopologySnapshot Snapshot, ViewContent Content)
{
    /// <summary>Reads it; null where the answer is given already: a wrong parameter, an asker who has it, a name that several have.</summary>
    /// <param name="context">The request.</param>
    /// <param name="snapshot">The topology now.</param>
    /// <param name="format">Format of the picture.</param>
    /// <param name="normalized">What tells its tag from that of another picture.</param>
    public static async Task<PictureQuery?> ReadAsync(
        HttpContext context, TopologySnapshot snapshot, PictureFormat format, Func<PictureRequest, TopologyView, string> normalized)
    {
        if (!PictureRequest.TryRead(context.Request.Query, format, out var request, out var wrong))
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, $"{wrong.Parameter}: {wrong.Why}.",
                KeyValuePair.Create("parameter", (object?)wrong.Parameter), KeyValuePair.Create("value", (object?)wrong.Value.ToString()));
            return null;
        }

        var view = ViewQuery.Of(context.Request, PictureRequest.Own);
        if (EntityTags.AnsweredBy(context, snapshot, normalized(request, view)))
        {
            return null;
        }

        var content = view.Apply(snapshot);
        if (content.Ambiguous.Count > 0)
        {
            context.Response.Headers.ETag = default;
            await ViewQuery.AmbiguousAsync(context, content.Ambiguous);
            return null;
        }

        return new PictureQuery(request, view, snapshot, content);
    }
}
