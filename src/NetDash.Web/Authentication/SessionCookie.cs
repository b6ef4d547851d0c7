using Microsoft.AspNetCore.Authentication.Cookies;
using NetDash.Web.Api;
using NetDash.Web.Configuration;

namespace NetDash.Web.Authentication;

/// <summary>The session of a browser: a cookie that says who it is, and is asked at each request whether that still holds.</summary>
internal static class SessionCookie
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "netdash";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new SessionCookieNames();
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.LoginPath = SignInEndpoints.Path;
        options.ReturnUrlParameter = SignInEndpoints.ReturnUrl;
        options.Events.OnValidatePrincipal = context =>
        {
            if (!Holds(context))
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            if (PageRequest.Is(context.Request))
            {
                // A path alone: a proxy that is not trusted to say so may speak TLS, and may be asked by another name.
                context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            return Task.CompletedTask;
        };
        // The framework would go to the return address as it was asked for, before it is looked at.
        options.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Whether what a session was opened with is in force: the token, the link, or the provider.</summary>
    private static bool Holds(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal.LinkId() is not null)
        {
            return !services.GetRequiredService<AccessReader>().Of(context.Principal).Ended.IsCancellationRequested;
        }

        return services.GetRequiredService<NetDashOptions>().Auth switch
        {
            { Mode: AuthMode.BrowserToken } => context.Principal.IsOf(services.GetRequiredService<BrowserToken>()),
            { Mode: AuthMode.OpenIdConnect } auth => context.Principal.IsOf(auth.OpenIdConnect),
            _ => false,
        };
    }
}
