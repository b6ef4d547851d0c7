using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using NetDash.Web.Api;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>Who may look: everything asks for an identity unless an endpoint says that it is open.</summary>
internal static class AuthenticationServices
{
    private const string Either = "netdash";
    private const string Bearer = "bearer";
    private const string Anonymous = "none";
    private static readonly TimeSpan Session = TimeSpan.FromDays(30);

    /// <summary>The scheme of sessions opened by the sign-in link.</summary>
    public const string Browser = CookieAuthenticationDefaults.AuthenticationScheme;

    public static IServiceCollection AddNetDashAuthentication(this IServiceCollection services, AuthMode mode, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<BrowserToken>(_ => BrowserToken.Open(directory));
        services.AddNetDashKeys(directory);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
        // Who may frame a page is said in one place, by SecurityHeaders.
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);
        if (mode == AuthMode.None)
        {
            services.AddAuthentication(Anonymous).AddScheme<AuthenticationSchemeOptions, AnonymousHandler>(Anonymous, null);
            return services;
        }

        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = context => BearerTokenHandler.IsIn(context.Request) ? Bearer : Browser)
            .AddScheme<AuthenticationSchemeOptions, BearerTokenHandler>(Bearer, null)
            .AddCookie(Browser, ConfigureCookie);
        return services;
    }

    private static void AddNetDashKeys(this IServiceCollection services, DataDirectory directory)
    {
        var keys = services.AddDataProtection().SetApplicationName("NetDash");
        if (directory.IsWritable)
        {
            keys.PersistKeysToFileSystem(Directory.CreateDirectory(directory.Of("keys")));
        }
        else
        {
            keys.UseEphemeralDataProtectionProvider();
        }
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "netdash";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.CookieManager = new SessionCookieNames();
        options.ExpireTimeSpan = Session;
        options.SlidingExpiration = true;
        options.LoginPath = SignInEndpoints.Path;
        options.ReturnUrlParameter = SignInEndpoints.ReturnUrl;
        options.Events.OnValidatePrincipal = context =>
        {
            if (!context.Principal.IsOf(context.HttpContext.RequestServices.GetRequiredService<BrowserToken>()))
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
        options.Events.OnRedirectToLogin = context =>
        {
            if (PageRequest.Is(context.Request))
            {
                context.Response.Redirect(context.RedirectUri);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Bearer";
            }

            return Task.CompletedTask;
        };
    }
}
