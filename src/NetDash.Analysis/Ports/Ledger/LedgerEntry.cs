using System.Text.Json.Serialization;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>One line of the ledger: somebody has, forwards or wants one port of one namespace.</summary>
/// <remarks>Nothing of it changes once the ledger is made; what its builder learns later than the line itself has a setter.</remarks>
public sealed record LedgerEntry
{
    /// <summary>What every entry's id begins with, and no node's or edge's does.</summary>
    public const string IdPrefix = "port:";

    internal const string OrphanNote = "docker-proxy whose container is gone";

    // Ticks of UTC, 0 for none: there are tens of thousands of entries, and a nullable moment takes three times the room.
    private readonly long _since;

    /// <summary>Stable while the same one has, forwards or wants the same port in the same way. Made when asked for.</summary>
    public string Id => NodeId.Edge("port", Netns, Owner?.Id ?? "", $"{At.Protocol}/{At}/{At.V6Only}/{Via}/{State}");

    /// <summary>Node id of the host.</summary>
    public required string Host { get; init; }

    /// <summary>Node id of the namespace; the host's where its kernel is not read.</summary>
    public required string Netns { get; init; }

    /// <summary>Protocol, address and port.</summary>
    public required PortAddress At { get; init; }

    /// <summary>Whether it is had, forwarded or wanted.</summary>
    public required PortState State { get; init; }

    /// <summary>By what.</summary>
    public required PortVia Via { get; init; }

    /// <summary>Container, process, pod or service; null when it cannot be read: never "nobody".</summary>
    public Node? Owner { get; init; }

    /// <summary>Id of the engine that the owner is a container of, as its host's engineIds have it; null where there is none.</summary>
    public string? Engine => Owner?.Properties is ContainerProperties { EngineId.Length: > 0 } container ? EngineId.Shown(container.EngineId) : null;

    /// <summary>The process that has the socket; null where there is none, or it cannot be read.</summary>
    public LedgerProcess? Process { get; internal set; }

    /// <summary>Where it leads, as <c>172.17.0.2:80</c>; empty for what answers itself. Made when asked for.</summary>
    public string ForwardsTo => Target.ToString();

    /// <summary>Where it leads, in parts.</summary>
    internal PortTarget Target { get; init; }

    /// <summary>
    /// Whether a socket stands there, so that bind(2) by another fails. A NAT rule alone lets the other bind, and takes its
    /// packets away.
    /// </summary>
    public bool HasSocket { get; internal set; }

    /// <summary>
    /// Whether the kernel has a NAT rule for what is forwarded; null where the rules were not read, and for what needs none.
    /// </summary>
    public bool? HasRule { get; internal set; }

    /// <summary>How NetDash knows, or what is odd about it, in a few words; empty where there is nothing to add.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether it is a docker-proxy that outlived the container it was started for.</summary>
    public bool IsOrphan => Note == OrphanNote;

    /// <summary>A moment from which it is known to have been so; null when that is before anybody looked.</summary>
    public DateTimeOffset? Since
    {
        get => _since == 0 ? null : new DateTimeOffset(_since, TimeSpan.Zero);
        init => _since = value?.UtcTicks ?? 0;
    }

    /// <summary>Start of the owner: it had nothing before; null when not known.</summary>
    public DateTimeOffset? OwnerStartedAt => Owner?.Properties switch
    {
        ContainerProperties container => container.StartedAt,
        ProcessProperties process => process.StartedAt,
        _ => null,
    };

    /// <summary>
    /// Whether what wants a port cannot start while this has it: bind(2) fails where a socket stands, and an engine gives no port
    /// twice. A NAT rule alone stops nobody.
    /// </summary>
    internal bool StopsStartOf(LedgerEntry claim) => HasSocket
        || (Via == PortVia.DockerPublish && claim.Via == PortVia.DockerPublish
            && Owner?.Properties is ContainerProperties mine && claim.Owner?.Properties is ContainerProperties theirs && mine.EngineId == theirs.EngineId);

    /// <summary>Who can reach it.</summary>
    public PortExposure Exposure => At.Exposure;
}

/// <summary>A process as the ledger names it.</summary>
/// <param name="Pid">Process id in the reader's pid namespace; 0 when not known.</param>
/// <param name="Name">/proc/pid/comm.</param>
public sealed record LedgerProcess(int Pid, string Name);

/// <summary>Whether a port is had, forwarded or wanted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortState>))]
public enum PortState : byte
{
    /// <summary>A socket listens.</summary>
    [JsonStringEnumMemberName("held")] Held,

    /// <summary>It is led elsewhere, by NAT or by an engine's own socket.</summary>
    [JsonStringEnumMemberName("forwarded")] Forwarded,

    /// <summary>Declared by something that is not running, or failed.</summary>
    [JsonStringEnumMemberName("wanted")] Wanted,
}

/// <summary>By what a port is had, forwarded or wanted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortVia>))]
public enum PortVia : byte
{
    /// <summary>A socket of the owner's own, or one that it had when it last ran.</summary>
    [JsonStringEnumMemberName("listen")] Listen,

    /// <summary>A published port of a container.</summary>
    [JsonStringEnumMemberName("docker-publish")] DockerPublish,

    /// <summary>A port that a container declares in a namespace that it shares.</summary>
    [JsonStringEnumMemberName("docker-expose")] DockerExpose,

    /// <summary>A port of a Swarm service on every node of the swarm.</summary>
    [JsonStringEnumMemberName("swarm-ingress")] SwarmIngress,

    /// <summary>hostPort of a pod, or a port that a host-network pod declares.</summary>
    [JsonStringEnumMemberName("host-port")] HostPort,

    /// <summary>nodePort of a Service.</summary>
    [JsonStringEnumMemberName("node-port")] NodePort,

    /// <summary>healthCheckNodePort of a Service.</summary>
    [JsonStringEnumMemberName("health-check-node-port")] HealthCheckNodePort,

    /// <summary>A NAT rule that nothing above explains.</summary>
    [JsonStringEnumMemberName("nat")] Nat,

    /// <summary>A compose file or manifest that is checked.</summary>
    [JsonStringEnumMemberName("compose")] Compose,

    /// <summary>A command line that is checked.</summary>
    [JsonStringEnumMemberName("command")] Command,
}

/// <summary>Who can reach an address.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortExposure>))]
public enum PortExposure
{
    /// <summary>The host itself.</summary>
    [JsonStringEnumMemberName("loopback")] Loopback,

    /// <summary>Whoever reaches that one address.</summary>
    [JsonStringEnumMemberName("host-addresses")] HostAddresses,

    /// <summary>Whoever reaches any address.</summary>
    [JsonStringEnumMemberName("all")] All,
}
