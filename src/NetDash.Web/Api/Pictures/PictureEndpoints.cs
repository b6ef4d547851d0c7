using System.Text;
using Microsoft.Net.Http.Headers;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Png;
using NetDash.Drawing.Writers.Svg;
using NetDash.Web.Authentication;
using NetDash.Web.Drawing;
using NetDash.Web.Hosting;

namespace NetDash.Web.Api.Pictures;

/// <summary><c>GET /api/v1/topology.svg</c> and <c>.png</c>: what a view shows, as a picture.</summary>
internal static class PictureEndpoints
{
    // An SVG that is opened by itself is a document: it may have its own styles and nothing else.
    internal static readonly ContentPolicy NothingButStyles = new(
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox");

    public static void MapPictures(this IEndpointRouteBuilder api)
    {
        Map(api, "/topology.svg", PictureFormat.Svg, "image/svg+xml", "drawTopologySvg", "The topology as an SVG");
        Map(api, "/topology.png", PictureFormat.Png, "image/png", "drawTopologyPng", "The topology as a PNG").WithQueryParameters(
            ("scale", $"Pixels for each of the SVG's, 1 to 4; 1 unless told. Less where the picture would have more than {PngSize.MostPixels:N0} pixels."));
    }

    private static RouteHandlerBuilder Map(IEndpointRouteBuilder api, string path, PictureFormat format, string type, string name, string summary) =>
        api.MapGet(path, (HttpContext context, VisibleTopology topology, ViewScenes scenes, PictureDesk desk) => GetAsync(context, topology, scenes, desk, format, type))
            .RequireRateLimiting(RateLimits.Exports)
            .WithName(name)
            .WithSummary(summary)
            .WithDescription(
                "The view that the query parameters describe, drawn as the page draws it; without any, all. The tag is strong and "
                + "stands for the version of the topology, the view, and the picture's own parameters. Few are drawn at once; 503 with "
                + "Retry-After tells that too many others wait.")
            .WithMetadata(NothingButStyles)
            .Produces(StatusCodes.Status200OK, contentType: type)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status429TooManyRequests, Problems.ContentType)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable, Problems.ContentType)
            .WithViewParameters()
            .WithQueryParameters(
                ("lens", "wiring, what is plugged into what, unless told; ports, who answers on which port; or services, who reaches what in a cluster."),
                ("theme", "light, dark or system; system is light, since a file has no system to follow."),
                ("download", "1: to be kept as a file, with a name."));

    private static async Task GetAsync(HttpContext context, VisibleTopology topology, ViewScenes scenes, PictureDesk desk, PictureFormat format, string type)
    {
        if (await PictureQuery.ReadAsync(context, topology.Now(context), format, static (request, view) => $"{request.Normalized} {view.Picture}")
            is not var (request, view, snapshot, content))
        {
            return;
        }

        var picture = await desk.DrawAsync(
            context.Response.Headers.ETag.ToString(), () => Draw(scenes.Of(view, snapshot), PictureCaption.Of(view, content, scenes.RolledUpOf(view, snapshot)), request), context.RequestAborted);
        if (picture is null)
        {
            context.Response.Headers.ETag = default;
            context.Response.Headers.RetryAfter = "1";
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many pictures are being drawn; ask again in a second.");
            return;
        }

        context.Response.ContentType = format == PictureFormat.Svg ? $"{type}; charset=utf-8" : type;
        context.Response.ContentLength = picture.Length;
        if (request.Download)
        {
            var name = PictureCaption.FileName(content, format);
            context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = name }.ToString();
        }

        await context.Response.Body.WriteAsync(picture, context.RequestAborted);
    }

    private static byte[] Draw(Scene scene, SceneCaption caption, PictureRequest request) => request.Format == PictureFormat.Svg
        ? Encoding.UTF8.GetBytes(SvgWriter.Write(scene, request.Theme, caption))
        : PngWriter.Write(scene, request.Theme, caption, request.Scale);
}
