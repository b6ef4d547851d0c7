using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace NetDash.Web.Authentication;

/// <summary>The same token for scripts: <c>Authorization: Bearer …</c> on the API and the hub, without a session.</summary>
internal sealed class BearerTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, BrowserToken token, SignInAttempts attempts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Prefix = "Bearer ";

    /// <summary>Whether a request brings one.</summary>
    public static bool IsIn(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var address = Context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (attempts.MustWait(address) is not null)
        {
            return Task.FromResult(AuthenticateResult.Fail("Too many wrong tokens."));
        }

        if (!token.Is(Request.Headers.Authorization.ToString()[Prefix.Length..].Trim()))
        {
            attempts.Wrong(address);
            return Task.FromResult(AuthenticateResult.Fail("Not the token."));
        }

        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(Identities.Owner(Scheme.Name, token), Scheme.Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }
}
