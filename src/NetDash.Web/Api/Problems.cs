using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using NetDash.Web.Embedding;
using NetDash.Web.Hosting;

namespace NetDash.Web.Api;

/// <summary>Every error as <c>application/problem+json</c> (RFC 9457); as a page where a browser asked for one.</summary>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string detail, params IEnumerable<KeyValuePair<string, object?>> more)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
            Instance = context.Request.PathBase + context.Request.Path,
        };
        foreach (var (key, value) in more)
        {
            problem.Extensions[key] = value;
        }

        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(problem, NetDashJson.Options, ContentType, context.RequestAborted);
    }

    /// <summary>Gives a body to an answer that has a status alone.</summary>
    public static Task ForStatusAsync(StatusCodeContext context) => TellAsync(context.HttpContext, context.HttpContext.Response.StatusCode);

    /// <summary>Answers for a request that failed. What was thrown is in the log, and none of it in the answer.</summary>
    public static Task ForExceptionAsync(HttpContext context)
    {
        var thrown = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return TellAsync(context, StatusOf(thrown));
    }

    /// <summary>The status that an exception stands for.</summary>
    public static int StatusOf(Exception? thrown) => thrown switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task TellAsync(HttpContext context, int status)
    {
        var detail = Detail(context.Request, status);
        if (EmbedRequest.Is(context.Request))
        {
            return EmbedNotice.WriteAsync(context, status, detail);
        }

        if (!PageRequest.WantsHtml(context.Request))
        {
            return WriteAsync(context, status, detail);
        }

        var html = HtmlEncoder.Default;
        var front = html.Encode(context.Request.PathBase + "/");
        return PlainPage.WriteAsync(context, status, ReasonPhrases.GetReasonPhrase(status), $"""
            <h1>{html.Encode(ReasonPhrases.GetReasonPhrase(status))}</h1>
            <p>{html.Encode(detail)}</p>
            <p><a href="{front}">To the front page</a></p>
            """);
    }

    private static string Detail(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status401Unauthorized => $"Sign in at {request.PathBase}/login, or send the token in the header Authorization: Bearer TOKEN.",
        StatusCodes.Status403Forbidden => "You may not do this, or a link that shows a part does not show it.",
        StatusCodes.Status404NotFound => $"There is nothing at {request.PathBase}{request.Path}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Method} is not answered at {request.PathBase}{request.Path}.",
        StatusCodes.Status415UnsupportedMediaType => "The body is of a type that is not read here.",
        >= 500 => "NetDash failed on this request; its log says why.",
        _ => "The request cannot be read.",
    };
}
