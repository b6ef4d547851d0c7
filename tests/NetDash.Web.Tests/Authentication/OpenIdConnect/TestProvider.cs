using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace NetDash.Web.Tests.Authentication.OpenIdConnect;

/// <summary>
/// A real OpenID Connect provider on loopback, OpenIddict's, that knows one client. Who sits before the browser has signed in there
/// already, as <see cref="User"/>.
/// </summary>
internal sealed class TestProvider : IAsyncDisposable
{
    public const string ClientId = "netdash";
    public const string ClientSecret = "a secret of the tests";

    private readonly WebApplication _app;

    private TestProvider(WebApplication app) => _app = app;

    /// <summary>Its address.</summary>
    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>Who is signed in there; null: it refuses.</summary>
    public string? User { get; set; } = "ada";

    /// <summary>Groups that it tells of, from its user information alone.</summary>
    public string[] Groups { get; set; } = [];

    /// <summary>Starts it.</summary>
    public static async Task<TestProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        TestProvider? provider = null;
        builder.Services.AddOpenIddict().AddServer(options => Configure(options, () => provider!));
        var app = builder.Build();
        app.UseAuthentication();
        provider = new TestProvider(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void Configure(OpenIddictServerBuilder options, Func<TestProvider> provider)
    {
        options.SetAuthorizationEndpointUris("authorize").SetTokenEndpointUris("token").SetUserInfoEndpointUris("userinfo");
        options.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
        options.RegisterScopes(Scopes.Profile, "groups");
        options.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
        options.UseAspNetCore().DisableTransportSecurityRequirement();
        // Without a database: what it would look up is said here.
        options.EnableDegradedMode();
        options.AddEventHandler<ValidateAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || !new Uri(context.RedirectUri!).AbsolutePath.EndsWith("/signin-oidc", StringComparison.Ordinal))
            {
                context.Reject(Errors.InvalidClient, "This client is not known.");
            }

            return default;
        }));
        options.AddEventHandler<ValidateTokenRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (context.ClientId != ClientId || context.ClientSecret != ClientSecret)
            {
                context.Reject(Errors.InvalidClient, "This is not the client's secret.");
            }

            return default;
        }));
        options.AddEventHandler<HandleAuthorizationRequestContext>(b => b.UseInlineHandler(context =>
        {
            if (provider().User is { } user)
            {
                context.SignIn(Principal(user, context.Request.GetScopes()));
            }
            else
            {
                context.Reject(Errors.AccessDenied, "<script>alert('no')</script>");
            }

            return default;
        }));
        options.AddEventHandler<HandleUserInfoRequestContext>(b => b.UseInlineHandler(context =>
        {
            context.Claims["groups"] = new OpenIddictParameter([.. provider().Groups]);
            return default;
        }));
    }

    private static ClaimsPrincipal Principal(string user, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("provider", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, "4711").SetClaim(Claims.PreferredUsername, user).SetScopes(scopes)
            .SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        return new ClaimsPrincipal(identity);
    }
}
