using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace NetDash.Web.Sharing;

/// <summary>
/// Signs what a shared link carries: its id and its end, by the keys that also sign the session cookie. A token that was not made here
/// never reaches the list of links, and none is written anywhere.
/// </summary>
internal sealed class LinkTokens(IDataProtectionProvider keys, TimeProvider time)
{
    /// <summary>What every token begins with: tells it from other secrets, also for those who look for leaked ones.</summary>
    public const string Prefix = "ndl_";

    private const int Longest = 512;

    // The end that is signed is compared with the clock that everything else goes by; the framework's own would ask the system's.
    private readonly IDataProtector _protector = keys.CreateProtector("NetDash.SharedLink.v1");

    /// <summary>The token of a link.</summary>
    public string Sign(SharedLink link) => Prefix + _protector.Protect($"{link.ExpiresAt.ToUnixTimeSeconds()} {link.Id}");

    /// <summary>The id in a token; null for one that was not signed here, or has ended.</summary>
    public string? Read(string token)
    {
        if (token.Length > Longest || !token.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            var text = _protector.Unprotect(token[Prefix.Length..]);
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            return space > 0 && long.TryParse(text.AsSpan(0, space), out var end) && end > time.GetUtcNow().ToUnixTimeSeconds() ? text[(space + 1)..] : null;
        }
        catch (CryptographicException)
        {
            // Not ours, or by a key that is gone: as good as no token.
            return null;
        }
    }
}
