using Microsoft.Net.Http.Headers;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Web.Authentication;

namespace NetDash.Web.Api;

/// <summary>Strong tags of what is answered: epoch, version and the normalized query.</summary>
internal static class EntityTags
{
    /// <summary>
    /// Sets the tag, and answers 304 when the asker has the same. Counters and last reports are as of the request and no part of it.
    /// </summary>
    /// <returns>Whether the answer is given.</returns>
    public static bool AnsweredBy(HttpContext context, TopologySnapshot snapshot, string query)
    {
        // Two who may see different parts of one version have different answers, here and where answers are kept by their tag.
        var limit = context.RequestServices.GetRequiredService<AccessReader>().Of(context).Limit?.Query ?? "";
        var tag = new EntityTagHeaderValue($"\"{snapshot.Epoch}-{snapshot.Version}-{NodeId.Digest($"{limit}\n{query}")[..16]}\"");
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = tag;
        // May be kept, and must be asked for again each time; by this person's browser alone.
        headers.CacheControl = new CacheControlHeaderValue { NoCache = true, Private = true };
        if (!context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false)))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }
}
