using System.Globalization;

namespace NetDash.Web.Api.Ports;

/// <summary>Numbers in a query.</summary>
internal static class PortQuery
{
    /// <summary>The number of a parameter, or what it is where it is not given. Null when it is none: the answer is then given.</summary>
    public static async Task<int?> NumberAsync(HttpContext context, string parameter, int least, int most, int otherwise)
    {
        var text = context.Request.Query[parameter];
        if (text.Count == 0)
        {
            return otherwise;
        }

        if (text.Count == 1 && int.TryParse(text[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        await Problems.WriteAsync(
            context, StatusCodes.Status400BadRequest, string.Create(CultureInfo.InvariantCulture, $"{parameter}: a whole number from {least} to {most} is expected."),
            KeyValuePair.Create("parameter", (object?)parameter), KeyValuePair.Create("value", (object?)text.ToString()));
        return null;
    }
}
