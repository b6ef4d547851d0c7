using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using NetDash.Web.Configuration;
using NetDash.Web.Hosting;

namespace NetDash.Web.Authentication;

/// <summary>
/// Sign-in at an OpenID Connect provider (OpenID Connect Core 1.0, section 3.1, with PKCE, RFC 7636). Of what the provider tells,
/// name and role are kept, and no token.
/// </summary>
internal static partial class ProviderSignIn
{
    /// <summary>Where the provider sends people back to, below the base path.</summary>
    public const string CallbackPath = "/signin-oidc";

    // After this the provider is asked again: how long somebody goes on who may not any more.
    private static readonly TimeSpan Session = TimeSpan.FromHours(12);

    public static void Configure(OpenIdConnectOptions options, NetDashOptions settings)
    {
        var provider = settings.Auth.OpenIdConnect;
        options.SignInScheme = AuthenticationServices.Browser;
        options.Authority = provider.Authority;
        options.ClientId = provider.ClientId;
        options.ClientSecret = ClientSecret.Read(provider);
        options.CallbackPath = CallbackPath;
        options.RequireHttpsMetadata = new Uri(provider.Authority).Scheme == Uri.UriSchemeHttps;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By an address and not by a form that another site sends: such a form is refused here as any other.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapUniqueJsonKey(provider.NameClaim, provider.NameClaim);
        options.ClaimActions.MapJsonKey(provider.GroupsClaim, provider.GroupsClaim);
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Events.OnRedirectToIdentityProvider = context =>
        {
            if (settings.PublicUrl.Length > 0)
            {
                context.ProtocolMessage.RedirectUri = PublicAddress.Of(settings, []) + CallbackPath;
            }

            return Task.CompletedTask;
        };
        options.Events.OnTicketReceived = context =>
        {
            context.Principal = Known(context.Principal, settings);
            context.Properties!.IsPersistent = true;
            context.Properties.AllowRefresh = false;
            context.Properties.ExpiresUtc = context.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + Session;
            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = FailedAsync;
    }

    /// <summary>Name and role of somebody; the subject is the name where no better one is told.</summary>
    private static ClaimsPrincipal Known(ClaimsPrincipal? told, NetDashOptions settings)
    {
        var provider = settings.Auth.OpenIdConnect;
        var subject = told?.FindFirstValue("sub") ?? "";
        var name = told?.FindFirstValue(provider.NameClaim) is { Length: > 0 } known ? known : subject;
        var groups = told?.FindAll(provider.GroupsClaim).Select(c => c.Value) ?? [];
        return Identities.OfProvider(AuthenticationServices.Browser, provider, name, Sharers.RoleOf(settings.Auth, name, groups));
    }

    private static async Task FailedAsync(RemoteFailureContext context)
    {
        var log = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn));
        LogFailed(log, Words(context.Failure));
        context.HandleResponse();
        await LoginPage.WriteFailedAsync(context.HttpContext, StatusCodes.Status401Unauthorized, context.Properties?.RedirectUri ?? "", "The provider did not sign you in.");
    }

    /// <summary>One line: what a provider or a forged address says of an error may be anything.</summary>
    private static string Words(Exception? failure) =>
        failure is null ? "no reason told" : string.Concat(failure.Message.Take(300).Select(c => char.IsControl(c) ? ' ' : c));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in at the provider failed: {Reason}")]
    private static partial void LogFailed(ILogger log, string reason);
}
