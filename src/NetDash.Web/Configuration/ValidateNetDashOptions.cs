namespace NetDash.Web.Configuration;

/// <summary>What is wrong with the settings as a whole: all of it, one line each.</summary>
internal static class ValidateNetDashOptions
{
    public static IEnumerable<string> Errors(NetDashOptions options, IReadOnlyList<string> addresses) =>
        [
            .. ValidateKernelOptions.Errors(options.Kernel),
            .. ValidateDockerOptions.Errors(options.Docker),
            .. ValidateKubernetesOptions.Errors(options.Kubernetes),
            .. ValidateFrozenOptions.Errors(options.Frozen),
            .. ValidateEmbeddingOptions.Errors(options.Embedding),
            .. PathBase(options.PathBase),
            .. PublicUrl(options.PublicUrl),
            .. AllowedHosts(options.AllowedHosts),
            .. TrustedProxies(options.TrustedProxies),
            .. Listening(addresses) is { Count: > 0 } errors ? errors : ValidateAuthOptions.Errors(options, addresses),
        ];

    private static IEnumerable<string> PathBase(string value)
    {
        if (value.Length > 0 && (value[0] != '/' || value.Any(c => c is '?' or '#' or '\\' || char.IsControl(c))))
        {
            yield return SettingsReader.Error("PathBase", value, "not a path as /netdash");
        }
    }

    private static IEnumerable<string> PublicUrl(string value)
    {
        if (value.Length > 0 && !(Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
        {
            yield return SettingsReader.Error("PublicUrl", value, "not an address as https://netdash.example.org");
        }
    }

    private static IEnumerable<string> AllowedHosts(IEnumerable<string> values) =>
        from value in values
        let name = value.StartsWith("*.", StringComparison.Ordinal) ? value[2..] : value.Trim('[', ']')
        where value != "*" && Uri.CheckHostName(name) == UriHostNameType.Unknown
        select SettingsReader.Error("AllowedHosts", value, "not a host name or address (without scheme and port)");

    private static IEnumerable<string> TrustedProxies(IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (!TrustedProxyList.TryRead(value, out _, out var why))
            {
                yield return SettingsReader.Error("TrustedProxies", value, why);
            }
        }
    }

    private static List<string> Listening(IEnumerable<string> addresses)
    {
        var errors = new List<string>();
        foreach (var address in addresses)
        {
            try
            {
                if (!BindingAddress.Parse(address).Scheme.StartsWith("http", StringComparison.OrdinalIgnoreCase))
                {
                    errors.Add($"--urls={address}: neither http:// nor https://");
                }
            }
            catch (FormatException)
            {
                errors.Add($"--urls={address}: not an address as {ListeningAddresses.Default}");
            }
        }

        return errors;
    }
}
