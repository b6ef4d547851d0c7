using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using NetDash.Web.Configuration;

namespace NetDash.Web.Authentication;

/// <summary><c>/login</c>: the link with the token, and the page that asks for it.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/login";
    public const string ReturnUrl = "returnUrl";
    public const string Token = "t";

    private const long LargestForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, OpenAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost(Path, PostAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The address that signs in, below the base path.</summary>
    public static string Link(string baseAddress, BrowserToken token) => $"{baseAddress.TrimEnd('/')}{Path}?{Token}={token.Value}";

    private static Task OpenAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var target = query[ReturnUrl].ToString();
        if (query[Token].ToString() is { Length: > 0 } token)
        {
            return TryAsync(context, token, target);
        }

        return context.User.Identity?.IsAuthenticated == true
            ? GoAsync(context, target)
            : LoginPage.WriteAsync(context, StatusCodes.Status200OK, target, "");
    }

    private static async Task PostAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestForm;
        }

        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        await TryAsync(context, FromPasted(form[Token].ToString()), form[ReturnUrl].ToString());
    }

    private static async Task TryAsync(HttpContext context, string text, string target)
    {
        var services = context.RequestServices;
        if (services.GetRequiredService<NetDashOptions>().Auth.Mode != AuthMode.BrowserToken)
        {
            await GoAsync(context, target);
            return;
        }

        var attempts = services.GetRequiredService<SignInAttempts>();
        var token = services.GetRequiredService<BrowserToken>();
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (attempts.MustWait(address) is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
            await LoginPage.WriteAsync(context, StatusCodes.Status429TooManyRequests, target, "Too many wrong tokens. Wait a minute, then try again.");
        }
        else if (token.Is(text))
        {
            await context.SignInAsync(AuthenticationServices.Browser, Identities.Owner(AuthenticationServices.Browser, token), new AuthenticationProperties { IsPersistent = true });
            await GoAsync(context, target);
        }
        else
        {
            attempts.Wrong(address);
            await LoginPage.WriteAsync(context, StatusCodes.Status401Unauthorized, target, "This is not the token of the running NetDash.");
        }
    }

    private static Task GoAsync(HttpContext context, string target)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(LocalReturnUrl.Of(target, context.Request.PathBase));
        return Task.CompletedTask;
    }

    /// <summary>The token of what somebody pasted: the token itself, or the whole link.</summary>
    private static string FromPasted(string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        return question >= 0 && QueryHelpers.ParseQuery(text[question..].Trim()).TryGetValue(Token, out var token)
            ? token.ToString()
            : text.Trim();
    }
}
