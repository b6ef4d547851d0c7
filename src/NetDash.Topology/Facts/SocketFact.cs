using System.Text.Json.Serialization;
using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>
/// A socket that holds a port: TCP in state listen, UDP bound and not connected (sock_diag(7)).
/// Sockets of one namespace, protocol, address, port and owner that share the port by SO_REUSEPORT are one fact.
/// </summary>
public sealed record SocketFact : Fact
{
    /// <summary>Id of the namespace it listens in.</summary>
    public required string NetnsId { get; init; }

    /// <summary>Transport protocol.</summary>
    public required PortProtocol Protocol { get; init; }

    /// <summary>Local address without brackets: <c>0.0.0.0</c>, <c>::</c>, <c>127.0.0.1</c>.</summary>
    public required string Address { get; init; }

    /// <summary>Local port.</summary>
    public required int Port { get; init; }

    /// <summary>INET_DIAG_SKV6ONLY: an IPv6 socket that does not answer IPv4.</summary>
    public bool V6Only { get; init; }

    /// <summary>Its lowest inode, as in <c>socket:[12345]</c>.</summary>
    public long Inode { get; init; }

    /// <summary>Who holds it open; empty when it could not be read: never "nobody".</summary>
    public ValueList<SocketOwner> Owners { get; init; }

    /// <summary>When it was first seen; null when it was there at the first read of its namespace, so since earlier.</summary>
    public DateTimeOffset? SeenSince { get; init; }
}

/// <summary>Transport protocols that have ports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PortProtocol>))]
public enum PortProtocol
{
    /// <summary>Transmission Control Protocol.</summary>
    [JsonStringEnumMemberName("tcp")] Tcp,

    /// <summary>User Datagram Protocol.</summary>
    [JsonStringEnumMemberName("udp")] Udp,

    /// <summary>Stream Control Transmission Protocol.</summary>
    [JsonStringEnumMemberName("sctp")] Sctp,
}

/// <summary>A process that holds a socket open.</summary>
/// <param name="ProcessId">Node id, <c>NodeId.Process(…)</c>.</param>
/// <param name="Pid">Process id in the reader's pid namespace.</param>
/// <param name="Name">/proc/pid/comm.</param>
/// <param name="StartedAt">Wall clock of its start.</param>
/// <param name="ContainerId">64 hexadecimal digits by its cgroup; empty outside any container.</param>
public sealed record SocketOwner(string ProcessId, int Pid, string Name, DateTimeOffset StartedAt, string ContainerId);
