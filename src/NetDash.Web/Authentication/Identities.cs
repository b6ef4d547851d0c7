using System.Security.Claims;

namespace NetDash.Web.Authentication;

/// <summary>Who somebody is after signing in.</summary>
internal static class Identities
{
    private const string TokenClaim = "netdash:token";

    /// <summary>Whoever has the token.</summary>
    public static ClaimsPrincipal Owner(string scheme, BrowserToken token) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "owner"), new Claim(TokenClaim, token.Fingerprint)], scheme));

    /// <summary>Whoever comes, where no sign-in is asked for.</summary>
    public static ClaimsPrincipal Anybody(string scheme) => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "anybody")], scheme));

    /// <summary>Whether a session was opened with the token in force.</summary>
    public static bool IsOf(this ClaimsPrincipal? principal, BrowserToken token) => principal?.FindFirstValue(TokenClaim) == token.Fingerprint;
}
