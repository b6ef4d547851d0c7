using System.Text.Json.Serialization;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>
/// A container as its engine tells it (<c>GET /containers/{id}/json</c>). <see cref="Fact.Id"/> is <c>NodeId.Container(…)</c>.
/// Environment, arguments and logs are never read.
/// </summary>
public sealed record ContainerFact : Fact
{
    /// <summary>Id of its engine.</summary>
    public required string EngineId { get; init; }

    /// <summary>64 hexadecimal digits.</summary>
    public required string ContainerId { get; init; }

    /// <summary>Name without the leading slash.</summary>
    public required string Name { get; init; }

    /// <summary>Config.Image: what it was started from.</summary>
    public string Image { get; init; } = "";

    /// <summary>State.Status: created, running, paused, restarting, removing, exited, dead.</summary>
    public required string State { get; init; }

    /// <summary>State.Health.Status: starting, healthy, unhealthy; empty without a health check.</summary>
    public string Health { get; init; } = "";

    /// <summary>
    /// HostConfig.NetworkMode as the engine keeps it: default, bridge, host, none, <c>container:&lt;id&gt;</c>, or a network's name or id.
    /// </summary>
    public required string NetworkMode { get; init; }

    /// <summary>Config.Hostname.</summary>
    public string Hostname { get; init; } = "";

    /// <summary>State.Pid in the engine's pid namespace; 0 when it does not run.</summary>
    public int Pid { get; init; }

    /// <summary>NetworkSettings.SandboxKey: path of the nsfs mount of its namespace; empty when it has none.</summary>
    public string SandboxKey { get; init; } = "";

    /// <summary>State.Error: why the engine could not start it.</summary>
    public string Error { get; init; } = "";

    /// <summary>State.ExitCode; meaningful when it has run.</summary>
    public int ExitCode { get; init; }

    /// <summary>State.StartedAt; null when it has never been started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>State.FinishedAt; null when it has never ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>HostConfig.RestartPolicy.Name: no, always, on-failure, unless-stopped.</summary>
    public string RestartPolicy { get; init; } = "";

    /// <summary>Its endpoints, one a network, sorted by network name.</summary>
    public ValueList<EndpointFact> Endpoints { get; init; }

    /// <summary>What it publishes or wants to publish: HostConfig.PortBindings, with the ports that the engine chose where it runs.</summary>
    public ValueList<PublishedPort> Ports { get; init; }

    /// <summary>Config.ExposedPorts, as <c>80/tcp</c>: EXPOSE of the image and <c>--expose</c>.</summary>
    public ValueList<ExposedPort> ExposedPorts { get; init; }

    /// <summary>HostConfig.Links, legacy <c>--link</c>: container name and alias.</summary>
    public ValueList<LinkFact> Links { get; init; }

    /// <summary>Host paths of its bind mounts (Mounts of type bind), sorted: what tells who has docker.sock.</summary>
    public ValueList<string> BindSources { get; init; }

    /// <summary>Its labels, values of keys that look like secrets hidden.</summary>
    public Labels Labels { get; init; } = Labels.None;

    /// <summary>Whether it has processes now.</summary>
    [JsonIgnore]
    public bool IsRunning => State is "running" or "paused";

    /// <summary>The container whose namespace it uses, by <c>container:&lt;id&gt;</c>; null in any other mode.</summary>
    [JsonIgnore]
    public string? NetnsOwnerId =>
        NetworkMode.StartsWith("container:", StringComparison.Ordinal) ? NetworkMode["container:".Length..] : null;
}

/// <summary>A container's endpoint on a network (NetworkSettings.Networks).</summary>
/// <param name="NetworkName">Key in NetworkSettings.Networks.</param>
/// <param name="NetworkId">Full id; empty while the container was never started.</param>
/// <param name="Ipv4">Address without prefix, or empty.</param>
/// <param name="Ipv6">GlobalIPv6Address, or empty.</param>
/// <param name="Mac">Lower case, or empty.</param>
/// <param name="Gateway">IPv4 gateway, or empty.</param>
/// <param name="Aliases">Names that others on the network reach it by, sorted.</param>
public sealed record EndpointFact(
    string NetworkName, string NetworkId, string Ipv4, string Ipv6, string Mac, string Gateway, ValueList<string> Aliases);

/// <summary>A published port, one for each host address.</summary>
/// <param name="HostIp">Address to bind: <c>0.0.0.0</c>, <c>::</c> or a specific one; <c>0.0.0.0</c> stands for an empty one.</param>
/// <param name="HostPort">Port on the host; 0 while the engine has not chosen one.</param>
/// <param name="ContainerPort">Port inside.</param>
/// <param name="Protocol">Transport protocol.</param>
public sealed record PublishedPort(string HostIp, int HostPort, int ContainerPort, PortProtocol Protocol);

/// <summary>A port that an image or a command declares.</summary>
/// <param name="Port">Port inside the container.</param>
/// <param name="Protocol">Transport protocol.</param>
public sealed record ExposedPort(int Port, PortProtocol Protocol);

/// <summary>A legacy link.</summary>
/// <param name="ContainerName">Name of the container it leads to, without slash.</param>
/// <param name="Alias">Name that the linking container knows it by.</param>
public sealed record LinkFact(string ContainerName, string Alias);
