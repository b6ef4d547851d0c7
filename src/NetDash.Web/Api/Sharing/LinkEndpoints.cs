using NetDash.Topology.Store;
using NetDash.Web.Authentication;
using NetDash.Web.Hosting;
using NetDash.Web.Sharing;

namespace NetDash.Web.Api.Sharing;

/// <summary><c>/api/v1/links</c>: links for people without an account.</summary>
internal static class LinkEndpoints
{
    public static void MapLinks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/links", Get).RequireAuthorization(Policies.Share)
            .WithName("getLinks").WithSummary("The shared links in force").WithDescription("For who may share; without their tokens.")
            .Produces<LinkDocument[]>()
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType);
        api.MapPost("/links", PostAsync).RequireAuthorization(Policies.Share).RequireRateLimiting(RateLimits.Sharing)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonBody.MostBytes))
            .WithName("createLink").WithSummary("Make a shared link")
            .WithDescription("Lets people without an account look, at what the filters of its address leave and no more, until it ends or is revoked.")
            .Accepts<LinkRequest>("application/json")
            .Produces<LinkDocument>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests, Problems.ContentType);
        api.MapDelete("/links/{id}", DeleteAsync).RequireAuthorization(Policies.Share)
            .WithName("revokeLink").WithSummary("Revoke a shared link").WithDescription("Ends it at once, also for who is looking by it.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType);
    }

    private static Task Get(HttpContext context, SharedLinks links)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(links.All.Select(l => Document(l, links)).ToArray(), NetDashJson.Options, context.RequestAborted);
    }

    private static async Task PostAsync(HttpContext context, LinkDesk desk, SharedLinks links, AccessReader reader, TopologyStore store, SiteAddress site)
    {
        if (await JsonBody.ReadAsync<LinkRequest>(context) is not { } request)
        {
            return;
        }

        if (GivenAddress.Read(request.Address, out var wrong) is not { } address)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, wrong, KeyValuePair.Create("parameter", (object?)"address"));
            return;
        }

        MadeLink made;
        try
        {
            made = desk.Make(request.Name ?? "", address, request.Hours ?? LinkDesk.UsualHours, request.Whole == true, reader.Of(context), store.Current);
        }
        catch (LinkException e)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, e.Message, KeyValuePair.Create("parameter", (object?)e.Member));
            return;
        }

        var at = site.Of(context);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}/api/v1/links/{made.Link.Id}";
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(
            Document(made.Link, links) with { Token = made.Token, Link = made.Address(at), Embed = made.Frame(at) }, NetDashJson.Options, context.RequestAborted);
    }

    private static Task DeleteAsync(HttpContext context, SharedLinks links, AccessReader reader, string id)
    {
        if (!links.Revoke(id, reader.Of(context).Name))
        {
            return Problems.WriteAsync(context, StatusCodes.Status404NotFound, "No link in force has this id.");
        }

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static LinkDocument Document(SharedLink link, SharedLinks links) =>
        new(link.Id, link.Name, link.Address, link.Limit, link.CreatedBy, link.CreatedAt, link.ExpiresAt, links.LastUse(link.Id));
}
