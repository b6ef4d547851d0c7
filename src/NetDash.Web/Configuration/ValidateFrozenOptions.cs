using System.Globalization;

namespace NetDash.Web.Configuration;

/// <summary>What is wrong with how frozen pictures are kept.</summary>
internal static class ValidateFrozenOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    public static IEnumerable<string> Errors(FrozenOptions options)
    {
        if (options.MaxAge < Shortest || options.MaxAge > Longest)
        {
            yield return SettingsReader.Error("Frozen:MaxAge", options.MaxAge.ToString(null, CultureInfo.InvariantCulture), $"not from {Shortest} to {Longest}");
        }

        if (options.MostMegabytes is < 1 or > 1_000_000)
        {
            yield return SettingsReader.Error("Frozen:MostMegabytes", options.MostMegabytes.ToString(CultureInfo.InvariantCulture), "not from 1 to 1000000");
        }
    }
}
