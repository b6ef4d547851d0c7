using System.Text.RegularExpressions;

namespace NetDash.Sources.Docker.Client;

/// <summary>What is read of an engine. Logs, archives, secrets, configs and hijacked streams are GETs too, and are not on the list.</summary>
internal static partial class DockerPaths
{
    // https://docs.docker.com/reference/api/engine/ ; a reverse proxy may put the API below a path of its own.
    [GeneratedRegex(
        "^(/[A-Za-z0-9._~-]+)*?(/v[0-9]+\\.[0-9]+)?/(_ping|version|info|events|containers/json|containers/[^/]+/json|networks|networks/[^/]+|services|services/[^/]+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    public static partial Regex Readable();
}
