using System.ComponentModel;
using NetDash.Topology.Store;
using NetDash.Web.Authentication;
using NetDash.Web.Hosting;
using NetDash.Web.Sharing.Frozen;

namespace NetDash.Web.Api.Sharing;

/// <summary>A picture that is to be kept.</summary>
internal sealed record FreezeRequest(
    [property: Description("The page whose view is kept, relative to the dashboard's address, as `?project=shop`.")] string? Address);

/// <summary>A frozen picture.</summary>
internal sealed record FrozenDocument(
    [property: Description("What it is.")] FrozenPicture Picture,
    [property: Description("Its address, for people.")] string Link,
    [property: Description("What is another now; null in the answer to who has just made it.")] Differences? Differences);

/// <summary><c>/api/v1/frozen</c>: pictures as their sender saw them.</summary>
internal static class FrozenEndpoints
{
    public static void MapFrozen(this IEndpointRouteBuilder api)
    {
        api.MapPost("/frozen", PostAsync).RequireAuthorization(Policies.Share).RequireRateLimiting(RateLimits.Sharing)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(JsonBody.MostBytes))
            .WithName("freeze").WithSummary("Keep a view as it is now")
            .WithDescription("The picture and what is on it, for as long as Frozen:MaxAge says; the oldest go when all of them are over Frozen:MostMegabytes.")
            .Accepts<FreezeRequest>("application/json")
            .Produces<FrozenDocument>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status507InsufficientStorage, Problems.ContentType);
        api.MapGet("/frozen/{id}", GetAsync).RequireAuthorization(Policies.Whole)
            .WithName("getFrozen").WithSummary("A frozen picture, and what is another now").WithDescription("Things are the same by kind, host and name: a container that was made again is no difference.")
            .Produces<FrozenDocument>()
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType);
        api.MapGet("/frozen/{id}/scene", GetSceneAsync).RequireAuthorization(Policies.Whole)
            .WithName("getFrozenScene").WithSummary("The picture itself").WithDescription("The snapshot items that the hub's Draw would send, as an array.")
            .Produces<object[]>()
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType);
    }

    private static async Task PostAsync(HttpContext context, Freezer freezer, AccessReader reader, TopologyStore store, SiteAddress site)
    {
        if (await JsonBody.ReadAsync<FreezeRequest>(context) is not { } request)
        {
            return;
        }

        if (GivenAddress.Read(request.Address, out var wrong) is not { } address)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, wrong, KeyValuePair.Create("parameter", (object?)"address"));
            return;
        }

        FrozenPicture picture;
        try
        {
            picture = freezer.Freeze(address, store.Current, reader.Of(context));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status507InsufficientStorage, e.Message);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Location = $"{context.Request.PathBase}/api/v1/frozen/{picture.Id}";
        context.Response.StatusCode = StatusCodes.Status201Created;
        await context.Response.WriteAsJsonAsync(new FrozenDocument(picture, Link(site, context, picture), null), NetDashJson.Options, context.RequestAborted);
    }

    private static async Task GetAsync(HttpContext context, FrozenFiles files, TopologyStore store, SiteAddress site, string id)
    {
        if (files.Read(id) is not { } moment)
        {
            await GoneAsync(context);
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(
            new FrozenDocument(moment.Picture, Link(site, context, moment.Picture), Freezer.Since(moment, store.Current)), NetDashJson.Options, context.RequestAborted);
    }

    private static async Task GetSceneAsync(HttpContext context, FrozenFiles files, string id)
    {
        if (files.ReadScene(id) is not { } scene)
        {
            await GoneAsync(context);
            return;
        }

        // It never changes while it is there.
        context.Response.Headers.CacheControl = "private, max-age=3600";
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.Body.WriteAsync(scene, context.RequestAborted);
    }

    private static string Link(SiteAddress site, HttpContext context, FrozenPicture picture) => $"{site.Of(context)}/{picture.Path}";

    private static Task GoneAsync(HttpContext context) =>
        Problems.WriteAsync(context, StatusCodes.Status404NotFound, "No frozen picture has this id: it is over its age, made room for others, or was never one.");
}
