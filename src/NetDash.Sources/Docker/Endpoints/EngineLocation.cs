namespace NetDash.Sources.Docker.Endpoints;

/// <summary>Where a source's engine is: at an address, or wherever one will be found first.</summary>
internal sealed class EngineLocation
{
    private readonly DockerEndpoint? _endpoint;
    private readonly DockerSurroundings? _surroundings;

    private EngineLocation(string sourceName, DockerEndpoint? endpoint, DockerSurroundings? surroundings)
    {
        SourceName = sourceName;
        _endpoint = endpoint;
        _surroundings = surroundings;
    }

    /// <summary>Name of the source; known before any engine is.</summary>
    public string SourceName { get; }

    /// <summary>An engine at this address, whether it is there yet or not.</summary>
    public static EngineLocation At(DockerEndpoint endpoint) => new(endpoint.SourceName, endpoint, null);

    /// <summary>The first engine that will be found: for a machine on which there is none yet.</summary>
    public static EngineLocation WhereverFound(DockerSurroundings surroundings) => new("docker", null, surroundings);

    /// <summary>The address; null while there is none.</summary>
    public DockerEndpoint? Find() => _endpoint ?? DockerDiscovery.Look(_surroundings!).Found.FirstOrDefault();

    /// <summary>What was looked for in vain, for people.</summary>
    public string Missing()
    {
        var discovery = DockerDiscovery.Look(_surroundings!);
        var problems = string.Concat(discovery.Problems.Select(problem => $" But {problem.TrimEnd('.')}."));
        return $"No engine was found; looked for {string.Join(", ", discovery.LookedFor)}.{problems} It is looked for again.";
    }

    /// <summary>Sockets whose coming or change is a reason to try again.</summary>
    public IEnumerable<string> SocketPaths() => _endpoint is not { } endpoint
        ? DockerDiscovery.SocketPaths(_surroundings!)
        : endpoint.Kind == DockerTransportKind.Unix ? [endpoint.Path] : [];
}
