using System.Text.RegularExpressions;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>What an engine says of a container that could not start, without what it repeats of the command.</summary>
internal static partial class StartError
{
    // OCI runtime create failed: ... starting container process caused: exec: "sh -c mysql -pS3cret": executable file not found in $PATH: unknown
    /// <summary>
    /// The same text with each command cut after its first word: whoever writes a whole command line as one word (runc then looks for a
    /// program of that name) would else find its arguments in an error.
    /// </summary>
    public static string? WithoutArguments(string? error) =>
        error is null ? null : Command().Replace(error, static m => $"exec: \"{m.Groups["program"].Value}…\"");

    [GeneratedRegex("exec: \"(?<program>[^\"\\s]*)(\\s[^\"]*)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Command();
}
