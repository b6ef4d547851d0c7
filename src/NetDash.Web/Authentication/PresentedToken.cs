namespace NetDash.Web.Authentication;

/// <summary>
/// The token that a request brings by itself, without a session: in the header <c>Authorization: Bearer …</c>, or in the query where a
/// browser can send no header, which is a frame, a picture and a WebSocket. Addresses are written down on the way, so only links' tokens,
/// which are limited and end, are taken from there.
/// </summary>
/// <param name="Text">The token.</param>
/// <param name="IsInAddress">Whether it stood in the query.</param>
internal readonly record struct PresentedToken(string Text, bool IsInAddress)
{
    /// <summary>The parameter of frames and pictures.</summary>
    public const string Parameter = "token";

    /// <summary>The parameter that SignalR's clients use where they can send no header.</summary>
    public const string HubParameter = "access_token";

    private const string Prefix = "Bearer ";

    /// <summary>The token of a request; null where it brings none.</summary>
    public static PresentedToken? Of(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return new PresentedToken(header[Prefix.Length..].Trim(), IsInAddress: false);
        }

        var parameter = request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase) ? HubParameter
            : TakesParameter(request.Path) ? Parameter
            : null;
        return parameter is not null && request.Query[parameter].ToString() is { Length: > 0 } token ? new PresentedToken(token, IsInAddress: true) : null;
    }

    private static bool TakesParameter(PathString path) =>
        path.Equals("/embed", StringComparison.OrdinalIgnoreCase) || path.Equals("/api/v1/badge.svg", StringComparison.OrdinalIgnoreCase);
}
