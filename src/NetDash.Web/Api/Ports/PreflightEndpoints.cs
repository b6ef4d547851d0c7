using System.Text;
using Microsoft.Net.Http.Headers;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Web.Authentication;
using NetDash.Web.Hosting;
using NetDash.Web.Preflight;

namespace NetDash.Web.Api.Ports;

/// <summary><c>POST /api/v1/preflight</c>: will this get its ports. Nothing of the body is executed, kept or logged.</summary>
internal static class PreflightEndpoints
{
    private static readonly string[] Types = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml", "text/plain"];

    public static void MapPreflight(this IEndpointRouteBuilder api) => api.MapPost("/preflight", PostAsync)
        .RequireAuthorization(Policies.Whole).RequireRateLimiting(RateLimits.Preflight)
        .WithName("preflight")
        .WithSummary("Will this get its ports?")
        .WithDescription(
            "The body is a compose file or Kubernetes YAML of several documents (application/yaml), or a docker run line (text/plain), at most "
            + "1 MiB. Each port that it wants is held against the host's ledger. Nothing is deployed, executed or kept. What a compose file "
            + "takes from variables is given by `env`; without it such a port is unknown.")
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(PreflightDesk.MostBytes))
        .Accepts<string>("application/yaml", [.. Types.Skip(1)])
        .Produces<PreflightDocument>()
        .ProducesProblem(StatusCodes.Status400BadRequest, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status401Unauthorized, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status403Forbidden, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status404NotFound, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status409Conflict, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status429TooManyRequests, Problems.ContentType)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable, Problems.ContentType)
        .WithQueryParameters(
            ("host", "A host by id, name or host/name; the only one, or the machine's own, unless told."),
            ("format", $"{PreflightFormats.Words}; told by the text unless given."),
            ("profile", "An active profile of the compose file; may be repeated; * for all."),
            ("project", "Name of the compose project: its own running containers are not in its way."),
            ("env", "A variable of the compose file, as NAME=VALUE; may be repeated."));

    private static async Task PostAsync(HttpContext context, VisibleTopology topology)
    {
        var snapshot = topology.Now(context);
        if (await HostQuery.OneAsync(context, snapshot) is not { } host || await ReadAsync(context) is not { } request)
        {
            return;
        }

        context.Response.Headers.CacheControl = "no-store";
        PreflightAnswer answer;
        try
        {
            answer = PreflightCheck.Check(request, PortLedger.Of(snapshot).Of(host));
        }
        catch (PreflightException e)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, e.Message, KeyValuePair.Create("place", (object?)e.Place));
            return;
        }

        await context.Response.WriteAsJsonAsync(PreflightDocument.Of(answer), NetDashJson.Options, context.RequestAborted);
    }

    /// <summary>The request's body and parameters; null when they cannot be used: the answer is then given.</summary>
    private static async Task<PreflightRequest?> ReadAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var type = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var header) ? header.MediaType.Value ?? "" : "";
        if (type.Length > 0 && !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status415UnsupportedMediaType, $"The body is expected as {string.Join(", ", Types)}.", KeyValuePair.Create("value", (object?)type));
            return null;
        }

        PreflightFormat? format = null;
        if (query["format"].ToString() is { Length: > 0 } word && (format = PreflightFormats.Of(word)) is null)
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, $"format: none of {PreflightFormats.Words}.",
                KeyValuePair.Create("parameter", (object?)"format"), KeyValuePair.Create("value", (object?)word));
            return null;
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query["env"].OfType<string>())
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                await Problems.WriteAsync(
                    context, StatusCodes.Status400BadRequest, "env: NAME=VALUE is expected.",
                    KeyValuePair.Create("parameter", (object?)"env"), KeyValuePair.Create("value", (object?)pair));
                return null;
            }

            variables[pair[..equals]] = pair[(equals + 1)..];
        }

        if (query["project"].ToString() is { Length: > 0 } project)
        {
            variables["COMPOSE_PROJECT_NAME"] = project;
        }

        if (await TextAsync(context) is not { } text)
        {
            return null;
        }

        return new PreflightRequest
        {
            Files = [new PreflightFile(format == PreflightFormat.DockerRun ? "command" : "body", text)],
            Format = format,
            Variables = variables,
            Profiles = [.. query["profile"].OfType<string>()],
        };
    }

    /// <summary>The body as text. One that is too long, or is no UTF-8, is told and none.</summary>
    private static async Task<string?> TextAsync(HttpContext context)
    {
        using var bytes = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(bytes, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await Problems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, $"The body is longer than {PreflightDesk.MostBytes / 1024} KiB.");
            return null;
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, $"The body is no UTF-8: byte {e.Index}.");
            return null;
        }
    }
}
