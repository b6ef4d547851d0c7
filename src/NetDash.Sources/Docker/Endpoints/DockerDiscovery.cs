namespace NetDash.Sources.Docker.Endpoints;

/// <summary>
/// What was found when nobody said where engines are: <c>DOCKER_HOST</c>, the docker command's current context, and the sockets of
/// Docker and Podman, of the machine and of its users. One socket that has two names is found once.
/// </summary>
/// <param name="Found">The engines, in the order above.</param>
/// <param name="Problems">What was named but cannot be used, and why.</param>
/// <param name="LookedFor">Everything that was looked for, for people.</param>
internal sealed record DockerDiscovery(
    IReadOnlyList<DockerEndpoint> Found, IReadOnlyList<string> Problems, IReadOnlyList<string> LookedFor)
{
    /// <summary>Looks now.</summary>
    public static DockerDiscovery Look(DockerSurroundings surroundings)
    {
        var problems = new List<string>();
        var candidates = new List<DockerEndpoint>();
        if (DockerHost(surroundings, problems) is { } host)
        {
            candidates.Add(host);
        }

        if (DockerContext.Read(surroundings, problems) is { } context)
        {
            candidates.Add(context);
        }

        var sockets = SocketPaths(surroundings).ToList();
        var pipes = OperatingSystem.IsWindows() && File.Exists(@"\\.\pipe\docker_engine") ? new[] { "npipe://./pipe/docker_engine" } : [];
        foreach (var address in sockets.Where(File.Exists).Select(path => $"unix://{path}").Concat(pipes))
        {
            if (DockerEndpoint.TryParse(address, "", out var endpoint, out var error))
            {
                candidates.Add(endpoint);
            }
            else
            {
                problems.Add($"{address} cannot be used: {error}");
            }
        }

        return new DockerDiscovery(
            [.. candidates.DistinctBy(e => e.Kind == DockerTransportKind.Unix ? RealPath.Of(e.Path) : e.BaseAddress + e.Path)],
            problems,
            ["DOCKER_HOST", "the current docker context", .. sockets]);
    }

    private static DockerEndpoint? DockerHost(DockerSurroundings surroundings, List<string> problems)
    {
        var host = surroundings.Text("DOCKER_HOST");
        if (host.Length == 0)
        {
            return null;
        }

        var verifies = surroundings.Text("DOCKER_TLS_VERIFY").Length > 0;
        var certPath = surroundings.Text("DOCKER_CERT_PATH");
        if (certPath.Length == 0 && verifies)
        {
            certPath = Path.Combine(surroundings.Home, ".docker");
        }

        if (DockerEndpoint.TryParse(host, verifies || surroundings.Text("DOCKER_TLS").Length > 0 ? certPath : "", out var endpoint, out var error))
        {
            return endpoint with { VerifiesServer = verifies || endpoint.CertPath.Length == 0 };
        }

        problems.Add($"DOCKER_HOST is '{host}': {error}");
        return null;
    }

    /// <summary>Where sockets are, or would be, on this machine.</summary>
    public static IEnumerable<string> SocketPaths(DockerSurroundings surroundings)
    {
        if (OperatingSystem.IsWindows())
        {
            yield break;
        }

        yield return surroundings.Below("/var/run/docker.sock");
        var own = surroundings.Text("XDG_RUNTIME_DIR");
        var users = UserFolders(surroundings.Below("/run/user"));
        foreach (var folder in own.Length > 0 ? users.Prepend(own).Distinct() : users)
        {
            yield return Path.Combine(folder, "docker.sock");
            yield return Path.Combine(folder, "podman", "podman.sock");
        }

        yield return surroundings.Below("/run/podman/podman.sock");
    }

    private static IReadOnlyList<string> UserFolders(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
