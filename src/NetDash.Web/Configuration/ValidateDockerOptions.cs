namespace NetDash.Web.Configuration;

/// <summary>What is wrong with which engines are read.</summary>
internal static class ValidateDockerOptions
{
    public static IEnumerable<string> Errors(DockerOptions options)
    {
        foreach (var endpoint in options.Endpoints)
        {
            if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("unix" or "tcp" or "npipe"))
            {
                yield return SettingsReader.Error("Docker:Endpoints", endpoint, "not a unix://, tcp:// or npipe:// address");
            }
        }

        if (options.CertPath.Length > 0 && !Directory.Exists(options.CertPath))
        {
            yield return SettingsReader.Error("Docker:CertPath", options.CertPath, "no such folder");
        }
    }
}
