using NetDash.Web.Configuration;

namespace NetDash.Web.Authentication;

/// <summary>The secret that NetDash shows the provider.</summary>
internal static class ClientSecret
{
    /// <summary>The secret of the settings or of the file that they name; null for a public client.</summary>
    /// <exception cref="SettingsException">The file cannot be read, or is empty.</exception>
    public static string? Read(OpenIdConnectAuthOptions options)
    {
        if (options.ClientSecretFile.Length == 0)
        {
            return options.ClientSecret.Length > 0 ? options.ClientSecret : null;
        }

        try
        {
            return File.ReadAllText(options.ClientSecretFile).Trim() is { Length: > 0 } secret ? secret : throw Wrong(options, "the file is empty");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Wrong(options, e.Message);
        }
    }

    private static SettingsException Wrong(OpenIdConnectAuthOptions options, string why) =>
        new([SettingsReader.Error("Auth:OpenIdConnect:ClientSecretFile", options.ClientSecretFile, why)]);
}
