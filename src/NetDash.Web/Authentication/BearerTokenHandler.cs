using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using NetDash.Web.Configuration;
using NetDash.Web.Sharing;

namespace NetDash.Web.Authentication;

/// <summary>Who brings a token with each request: scripts with the owner's or their own key, frames and scripts with a shared link's.</summary>
internal sealed class BearerTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    BrowserToken owner, ApiKeys keys, LinkTokens tokens, SharedLinks links, SignInAttempts attempts, NetDashOptions settings, TimeProvider time)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>After this a connection that is open is asked for its key again: how long one that was revoked goes on.</summary>
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(15);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedToken.Of(Request) is not { } presented)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        if (Read(presented) is { } ticket)
        {
            // Whoever else guesses at this address, perhaps a proxy's: who has a token is in.
            return Task.FromResult(AuthenticateResult.Success(ticket));
        }

        attempts.Wrong(Context.Connection.RemoteIpAddress ?? IPAddress.None);
        return Task.FromResult(AuthenticateResult.Fail("Not a token of this NetDash."));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return base.HandleChallengeAsync(properties);
    }

    private AuthenticationTicket? Read(PresentedToken presented)
    {
        if (presented.Text.StartsWith(LinkTokens.Prefix, StringComparison.Ordinal))
        {
            return tokens.Read(presented.Text) is { } id && links.AccessBy(id) is not null
                ? new AuthenticationTicket(Identities.OfLink(Scheme.Name, id), Scheme.Name)
                : null;
        }

        if (presented.IsInAddress)
        {
            return null;
        }

        if (presented.Text.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal))
        {
            return keys.Find(presented.Text) is { } key
                ? new AuthenticationTicket(
                    Identities.Named(Scheme.Name, key.Name, key.Role),
                    new AuthenticationProperties { ExpiresUtc = time.GetUtcNow() + AskAgain },
                    Scheme.Name)
                : null;
        }

        // Where people sign in elsewhere, the link that is printed at the start is nobody's.
        return settings.Auth.Mode is AuthMode.BrowserToken or AuthMode.None && owner.Is(presented.Text) ? new AuthenticationTicket(Identities.Owner(Scheme.Name, owner), Scheme.Name) : null;
    }
}
