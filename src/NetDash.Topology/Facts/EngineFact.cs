namespace NetDash.Topology.Facts;

/// <summary>A Docker-compatible engine, from <c>GET /info</c> and <c>GET /version</c>. <see cref="Fact.Id"/> is <c>engine:</c> and its engine id.</summary>
public sealed record EngineFact : Fact
{
    /// <summary>
    /// What tells this engine from every other, stable over its restarts. Not Info.ID alone: engines that share
    /// /etc/docker/key.json, on one machine or by a cloned image, share that.
    /// </summary>
    public required string EngineId { get; init; }

    /// <summary>Info.ID, the id that the engine itself shows; empty where it has none.</summary>
    public string InfoId { get; init; } = "";

    /// <summary>The address that the source reached it at, as <c>unix:///var/run/docker.sock</c>.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Info.Name: the engine's host name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Engine version, as <c>20.10.24</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The negotiated API version, as <c>1.41</c>.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>Info.KernelVersion.</summary>
    public string Kernel { get; init; } = "";

    /// <summary>Info.OperatingSystem.</summary>
    public string Os { get; init; } = "";

    /// <summary>Whether it runs without root rights, in namespaces of its own (SecurityOptions has <c>name=rootless</c>).</summary>
    public bool IsRootless { get; init; }

    /// <summary>Info.Swarm.NodeAddr when it is part of a swarm, else empty.</summary>
    public string SwarmNodeAddress { get; init; } = "";

    /// <summary>Info.Swarm.Cluster.ID: which swarm it is part of; empty outside one, and where a worker does not know.</summary>
    public string SwarmId { get; init; } = "";

    /// <summary>
    /// Process id of the peer of a unix endpoint (SO_PEERCRED, unix(7)), in the reader's pid namespace; 0 when unknown.
    /// </summary>
    public int PeerPid { get; init; }
}
