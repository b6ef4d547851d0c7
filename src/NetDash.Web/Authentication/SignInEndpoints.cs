using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using NetDash.Web.Configuration;
using NetDash.Web.Sharing;

namespace NetDash.Web.Authentication;

/// <summary><c>/login</c>: the link with the token, the page that asks for it, and the way to the provider. <c>/logout</c>: the way out.</summary>
internal static class SignInEndpoints
{
    public const string Path = "/login";
    public const string OutPath = "/logout";
    public const string ReturnUrl = "returnUrl";
    public const string Token = "t";

    private const long LargestForm = 16 * 1024;

    public static void MapSignIn(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, OpenAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost(Path, PostAsync).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapPost(OutPath, LeaveAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The address that signs in, below the base path.</summary>
    public static string Link(string baseAddress, BrowserToken token) => $"{baseAddress.TrimEnd('/')}{Path}?{Token}={token.Value}";

    /// <summary>The address by which somebody without an account comes to a view.</summary>
    /// <param name="baseAddress">Address of NetDash, with the base path.</param>
    /// <param name="token">The link's token.</param>
    /// <param name="target">Path and query below the base path, with the slash.</param>
    public static string Link(string baseAddress, string token, string target) =>
        $"{baseAddress.TrimEnd('/')}{Path}?{Token}={token}&{ReturnUrl}={Uri.EscapeDataString(target)}";

    private static Task OpenAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var target = query[ReturnUrl].ToString();
        if (query[Token].ToString() is { Length: > 0 } token)
        {
            return TryAsync(context, token, target);
        }

        return context.User.Identity?.IsAuthenticated == true ? GoAsync(context, target) : AskAsync(context, target);
    }

    /// <summary>Asks who it is, in the way that is set.</summary>
    private static Task AskAsync(HttpContext context, string target)
    {
        switch (context.RequestServices.GetRequiredService<NetDashOptions>().Auth.Mode)
        {
            case AuthMode.OpenIdConnect:
                context.Response.Headers.CacheControl = "no-store";
                return context.ChallengeAsync(
                    AuthenticationServices.Provider, new AuthenticationProperties { RedirectUri = LocalReturnUrl.Of(target, context.Request.PathBase) });
            case AuthMode.Proxy:
                return LoginPage.WriteFailedAsync(
                    context, StatusCodes.Status401Unauthorized, target, "People sign in at the reverse proxy in front of NetDash, and it named nobody.");
            default:
                return LoginPage.WriteAsync(context, StatusCodes.Status200OK, target, "");
        }
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
        var mode = services.GetRequiredService<NetDashOptions>().Auth.Mode;
        var isLink = text.StartsWith(LinkTokens.Prefix, StringComparison.Ordinal);
        // Who sees everything has nothing to gain from a link that shows a part: it opens the view, and the session stays.
        if (mode == AuthMode.None || (isLink && context.User.Identity?.IsAuthenticated == true && context.User.LinkId() is null))
        {
            await GoAsync(context, target);
            return;
        }

        if (!isLink && mode != AuthMode.BrowserToken)
        {
            await AskAsync(context, target);
            return;
        }

        var attempts = services.GetRequiredService<SignInAttempts>();
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (attempts.MustWait(address) is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{(int)Math.Ceiling(wait.TotalSeconds)}";
            await TellAsync(context, StatusCodes.Status429TooManyRequests, target, "Too many wrong tokens. Wait a minute, then try again.");
        }
        else if (isLink ? await ByLinkAsync(context, text) : await ByTokenAsync(context, text))
        {
            await GoAsync(context, target);
        }
        else
        {
            attempts.Wrong(address);
            await TellAsync(
                context, StatusCodes.Status401Unauthorized, target,
                isLink ? "This link has ended, or was never one. Whoever sent it can make another." : "This is not the token of the running NetDash.");
        }
    }

    private static async Task<bool> ByTokenAsync(HttpContext context, string text)
    {
        var token = context.RequestServices.GetRequiredService<BrowserToken>();
        if (!token.Is(text))
        {
            return false;
        }

        await context.SignInAsync(
            AuthenticationServices.Browser, Identities.Owner(AuthenticationServices.Browser, token), new AuthenticationProperties { IsPersistent = true });
        return true;
    }

    private static async Task<bool> ByLinkAsync(HttpContext context, string text)
    {
        var links = context.RequestServices.GetRequiredService<SharedLinks>();
        if (context.RequestServices.GetRequiredService<LinkTokens>().Read(text) is not { } id || links.Find(id) is not { } link)
        {
            return false;
        }

        await context.SignInAsync(
            AuthenticationServices.Browser, Identities.OfLink(AuthenticationServices.Browser, id),
            new AuthenticationProperties { IsPersistent = true, AllowRefresh = false, ExpiresUtc = link.ExpiresAt });
        return true;
    }

    /// <summary>Ends the session of this browser. The provider's own, or the proxy's, is theirs to end.</summary>
    private static async Task LeaveAsync(HttpContext context)
    {
        await context.SignOutAsync(AuthenticationServices.Browser);
        await LoginPage.WriteFailedAsync(context, StatusCodes.Status200OK, "", "You are signed out of NetDash.");
    }

    private static Task TellAsync(HttpContext context, int status, string target, string message) =>
        context.RequestServices.GetRequiredService<NetDashOptions>().Auth.Mode == AuthMode.BrowserToken
            ? LoginPage.WriteAsync(context, status, target, message)
            : LoginPage.WriteFailedAsync(context, status, target, message);

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
