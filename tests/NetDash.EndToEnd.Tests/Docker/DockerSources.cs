using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Docker;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Testing.Docker;
using NetDash.Testing.Sources;

namespace NetDash.EndToEnd.Tests.Docker;

/// <summary>The Docker source as the program runs it, against an engine of a test.</summary>
internal static class DockerSources
{
    public static RunningSource Run(DockerCli docker, TimeSpan? resync = null) => DockerEndpoint.TryParse(docker.Endpoint, "", out var endpoint, out var error)
        ? new RunningSource(new DockerSource(
            EngineLocation.At(endpoint), new DockerTimeouts(), resync ?? TimeSpan.FromSeconds(30), TimeProvider.System, NullLogger.Instance))
        : throw new FormatException(error);
}
