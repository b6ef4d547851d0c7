using System.Text.Json;

namespace NetDash.Web.Api;

/// <summary>The small JSON bodies that are sent here.</summary>
internal static class JsonBody
{
    /// <summary>The most bytes of one.</summary>
    public const int MostBytes = 64 * 1024;

    /// <summary>Reads it; null when it cannot be: the answer is then given.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            await Problems.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, "The body is expected as application/json.");
            return null;
        }

        try
        {
            if (await JsonSerializer.DeserializeAsync<T>(context.Request.Body, NetDashJson.Options, context.RequestAborted) is { } body)
            {
                return body;
            }

            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, "The body is null.");
        }
        catch (JsonException e)
        {
            await Problems.WriteAsync(
                context, StatusCodes.Status400BadRequest, "The body is not the JSON that is expected here.",
                KeyValuePair.Create("place", (object?)$"line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, {e.Path}"));
        }

        return null;
    }
}
