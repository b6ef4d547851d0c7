using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Authentication;

namespace NetDash.Web.Api;

/// <summary>The view that a request's address asks for.</summary>
internal static class ViewQuery
{
    /// <summary>The longest query that is read, in characters.</summary>
    public const int Longest = 4096;

    /// <summary>Reads it, within what the asker may see. What cannot be understood is ignored, with a notice; one that is too long is a bad request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="own">Parameters that are the answer's own, and no part of a view.</param>
    public static TopologyView Of(HttpRequest request, params string[] own)
    {
        if (request.QueryString.Value?.Length > Longest)
        {
            throw new BadHttpRequestException($"The query is longer than {Longest} characters.", StatusCodes.Status414UriTooLong);
        }

        return TopologyView.Parse(request.Query.Where(p => !own.Contains(p.Key, StringComparer.Ordinal)).SelectMany(p => p.Value.Select(v => KeyValuePair.Create(p.Key, v ?? ""))))
            .Within(request.HttpContext.RequestServices.GetRequiredService<AccessReader>().Of(request.HttpContext).Limit);
    }

    /// <summary>409 that lists what each ambiguous name may mean.</summary>
    public static Task AmbiguousAsync(HttpContext context, params IEnumerable<AmbiguousName> names) => Problems.WriteAsync(
        context, StatusCodes.Status409Conflict,
        "A name means several things; say one of them by its id or as kind/scope/name.",
        KeyValuePair.Create("candidates", (object?)names.ToArray()));

    /// <summary>409 for one reference.</summary>
    public static Task AmbiguousAsync(HttpContext context, string parameter, string name, IEnumerable<Node> found) =>
        AmbiguousAsync(context, new AmbiguousName(parameter, name, [.. found.Select(n => n.Id)]));
}
