using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>Who may look: everything asks for an identity unless an endpoint says that it is open.</summary>
internal static class AuthenticationServices
{
    /// <summary>The scheme of sessions in a browser, whichever way they were opened.</summary>
    public const string Browser = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>The scheme of the provider.</summary>
    public const string Provider = "oidc";

    private const string Selected = "netdash";
    private const string Bearer = "bearer";
    private const string Anonymous = "none";
    private const string Proxy = "proxy";

    public static IServiceCollection AddNetDashAuthentication(this IServiceCollection services, NetDashOptions options, DataDirectory directory)
    {
        services.AddSingleton(directory);
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<BrowserToken>(_ => BrowserToken.Open(directory));
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<AccessReader>();
        services.AddSingleton<VisibleTopology>();
        services.AddSingleton<IAuthorizationHandler, AccessHandler>();
        services.AddNetDashKeys(directory);
        services.AddAuthorizationBuilder().AddNetDashPolicies();
        services.AddCascadingAuthenticationState();
        // Who may frame a page is said in one place, by SecurityHeaders.
        services.AddAntiforgery(o => o.SuppressXFrameOptionsHeader = true);

        var schemes = services.AddAuthentication(Selected)
            .AddPolicyScheme(Selected, null, o => o.ForwardDefaultSelector = context => Select(context, options.Auth))
            .AddScheme<AuthenticationSchemeOptions, BearerTokenHandler>(Bearer, null)
            .AddCookie(Browser, SessionCookie.Configure);
        switch (options.Auth.Mode)
        {
            case AuthMode.None:
                schemes.AddScheme<AuthenticationSchemeOptions, AnonymousHandler>(Anonymous, null);
                break;
            case AuthMode.Proxy:
                schemes.AddScheme<AuthenticationSchemeOptions, ProxyUserHandler>(Proxy, null);
                break;
            case AuthMode.OpenIdConnect:
                schemes.AddOpenIdConnect(Provider, o => ProviderSignIn.Configure(o, options));
                break;
        }

        return services;
    }

    /// <summary>What a request brings by itself goes before what its browser keeps.</summary>
    private static string Select(HttpContext context, AuthOptions auth) =>
        PresentedToken.Of(context.Request) is not null ? Bearer
        : auth.Mode == AuthMode.None ? Anonymous
        : auth.Mode == AuthMode.Proxy && ProxyUserHandler.Names(context, auth.Proxy) ? Proxy
        : Browser;

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
}
