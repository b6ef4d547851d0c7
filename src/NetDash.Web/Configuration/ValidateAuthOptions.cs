using NetDash.Web.Authentication;

namespace NetDash.Web.Configuration;

/// <summary>What is wrong with who may look.</summary>
internal static class ValidateAuthOptions
{
    public static IEnumerable<string> Errors(NetDashOptions options, IReadOnlyList<string> addresses) => options.Auth.Mode switch
    {
        AuthMode.None => Open(options.Auth, addresses),
        AuthMode.Proxy => Proxy(options),
        AuthMode.OpenIdConnect => Provider(options.Auth.OpenIdConnect),
        _ => [],
    };

    private static IEnumerable<string> Open(AuthOptions options, IReadOnlyList<string> addresses)
    {
        if (!options.AllowAnonymous && addresses.FirstOrDefault(a => !ListeningAddresses.IsLoopback(a)) is { } open)
        {
            yield return SettingsReader.Error(
                "Auth:Mode", "None", $"whoever reaches {open} would see everything; listen on loopback, or set NetDash:Auth:AllowAnonymous=true");
        }
    }

    private static IEnumerable<string> Proxy(NetDashOptions options)
    {
        if (options.TrustedProxies.Count == 0)
        {
            yield return SettingsReader.Error("Auth:Mode", "Proxy", "set NetDash:TrustedProxies to the addresses whose word on who it is counts");
        }

        foreach (var (key, header) in new[] { ("UserHeader", options.Auth.Proxy.UserHeader), ("GroupsHeader", options.Auth.Proxy.GroupsHeader) })
        {
            // token of RFC 9110, 5.6.2, less what no proxy writes.
            if (header.Length == 0 || header.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')))
            {
                yield return SettingsReader.Error($"Auth:Proxy:{key}", header, "not the name of a header");
            }
        }
    }

    private static IEnumerable<string> Provider(OpenIdConnectAuthOptions options)
    {
        if (!Uri.TryCreate(options.Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
        {
            yield return SettingsReader.Error("Auth:OpenIdConnect:Authority", options.Authority, "not an address as https://id.example.org");
        }
        else if (authority is { Scheme: "http", IsLoopback: false })
        {
            yield return SettingsReader.Error("Auth:OpenIdConnect:Authority", options.Authority, "https is needed: by http anybody on the way could sign in");
        }

        if (options.ClientId.Length == 0)
        {
            yield return SettingsReader.Error("Auth:OpenIdConnect:ClientId", "", "the id under which the provider knows NetDash is needed");
        }

        if (options is { ClientSecret.Length: > 0, ClientSecretFile.Length: > 0 })
        {
            yield return SettingsReader.Error("Auth:OpenIdConnect:ClientSecretFile", options.ClientSecretFile, "ClientSecret is set as well; one of them is enough");
        }

        string? unreadable = null;
        try
        {
            ClientSecret.Read(options);
        }
        catch (SettingsException e)
        {
            unreadable = e.Errors[0];
        }

        if (unreadable is not null)
        {
            yield return unreadable;
        }
    }
}
