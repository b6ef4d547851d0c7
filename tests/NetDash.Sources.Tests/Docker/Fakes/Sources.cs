using Microsoft.Extensions.Logging.Abstractions;
using NetDash.Sources.Docker;
using NetDash.Sources.Docker.Client;
using NetDash.Sources.Docker.Endpoints;
using NetDash.Testing.Sources;

namespace NetDash.Sources.Tests.Docker.Fakes;

/// <summary>Docker sources in their real form, in less of a hurry or in more.</summary>
internal static class Sources
{
    /// <summary>Nothing happens by the clock while a test runs.</summary>
    public static readonly DockerTimeouts Unhurried = new() { PingInterval = TimeSpan.FromMinutes(10) };

    public static DockerEndpoint Endpoint(string address) =>
        DockerEndpoint.TryParse(address, "", out var endpoint, out var error) ? endpoint : throw new FormatException(error);

    public static RunningSource Run(string address, DockerTimeouts? timeouts = null, TimeSpan? resync = null) =>
        Run(EngineLocation.At(Endpoint(address)), timeouts, resync);

    public static RunningSource Run(EngineLocation location, DockerTimeouts? timeouts = null, TimeSpan? resync = null) => new(new DockerSource(
        location, timeouts ?? Unhurried, resync ?? TimeSpan.FromMinutes(10), TimeProvider.System, NullLogger.Instance));
}
