using Microsoft.AspNetCore.Authentication.Cookies;

namespace NetDash.Web.Authentication;

/// <summary>
/// Gives the session cookie a name with scheme and port: cookies know no port, and two instances on localhost would otherwise sign each
/// other out.
/// </summary>
internal sealed class SessionCookieNames : ICookieManager
{
    private readonly ChunkingCookieManager _cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) => _cookies.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _cookies.AppendResponseCookie(context, Name(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _cookies.DeleteCookie(context, Name(context, key), options);

    private static string Name(HttpContext context, string key)
    {
        var request = context.Request;
        return $"{key}-{request.Scheme}-{request.Host.Port ?? (request.IsHttps ? 443 : 80)}";
    }
}
