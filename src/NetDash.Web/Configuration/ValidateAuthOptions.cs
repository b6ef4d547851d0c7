namespace NetDash.Web.Configuration;

/// <summary>What is wrong with who may look.</summary>
internal static class ValidateAuthOptions
{
    public static IEnumerable<string> Errors(AuthOptions options, IReadOnlyList<string> addresses)
    {
        if (options is { Mode: AuthMode.None, AllowAnonymous: false } && addresses.FirstOrDefault(a => !ListeningAddresses.IsLoopback(a)) is { } open)
        {
            yield return SettingsReader.Error(
                "Auth:Mode", "None", $"whoever reaches {open} would see everything; listen on loopback, or set NetDash:Auth:AllowAnonymous=true");
        }
    }
}
