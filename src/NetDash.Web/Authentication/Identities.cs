using System.Security.Claims;
using NetDash.Web.Configuration;

namespace NetDash.Web.Authentication;

/// <summary>Who somebody is after signing in.</summary>
internal static class Identities
{
    private const string TokenClaim = "netdash:token";
    private const string RoleClaim = "netdash:role";
    private const string ProviderClaim = "netdash:provider";
    private const string LinkClaim = "netdash:link";
    private const int LongestName = 100;

    /// <summary>Whoever has the token.</summary>
    public static ClaimsPrincipal Owner(string scheme, BrowserToken token) =>
        Named(scheme, "owner", Authentication.Role.Sharer, new Claim(TokenClaim, token.Fingerprint));

    /// <summary>Whoever comes, where no sign-in is asked for.</summary>
    public static ClaimsPrincipal Anybody(string scheme) => Named(scheme, "anybody", Authentication.Role.Sharer);

    /// <summary>Whoever has a link that somebody shared: no person, and no role but to look.</summary>
    public static ClaimsPrincipal OfLink(string scheme, string linkId) =>
        Named(scheme, "shared link", Authentication.Role.Viewer, new Claim(LinkClaim, linkId));

    /// <summary>Whoever a provider has signed in.</summary>
    public static ClaimsPrincipal OfProvider(string scheme, OpenIdConnectAuthOptions provider, string name, Role role) =>
        Named(scheme, name, role, new Claim(ProviderClaim, provider.Authority));

    /// <summary>A person or a script with a name and a role.</summary>
    public static ClaimsPrincipal Named(string scheme, string name, Role role, params Claim[] more) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, Clean(name)), new Claim(RoleClaim, role.ToString()), .. more], scheme, ClaimTypes.Name, RoleClaim));

    /// <summary>Whether a session was opened with the token in force.</summary>
    public static bool IsOf(this ClaimsPrincipal? principal, BrowserToken token) => principal?.FindFirstValue(TokenClaim) == token.Fingerprint;

    /// <summary>Whether a session was opened at the provider that is asked now.</summary>
    public static bool IsOf(this ClaimsPrincipal? principal, OpenIdConnectAuthOptions provider) =>
        principal?.FindFirstValue(ProviderClaim) == provider.Authority;

    /// <summary>The link that somebody came by; null for who signed in.</summary>
    public static string? LinkId(this ClaimsPrincipal? principal) => principal?.FindFirstValue(LinkClaim);

    /// <summary>The role; to look where none is told.</summary>
    public static Role Role(this ClaimsPrincipal principal) =>
        principal.HasClaim(RoleClaim, nameof(Authentication.Role.Sharer)) ? Authentication.Role.Sharer : Authentication.Role.Viewer;

    /// <summary>Names come from proxies and providers: one line, and no longer than is shown anywhere.</summary>
    private static string Clean(string name)
    {
        var text = string.Concat(name.Where(c => !char.IsControl(c)).Take(LongestName)).Trim();
        return text.Length > 0 ? text : "somebody";
    }
}
