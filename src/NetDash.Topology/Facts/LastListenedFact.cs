using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>
/// The ports that a container was seen to listen on during its last run: what it will want again.
/// Kept by the store itself, since the kernel forgets. <see cref="Fact.Id"/> is <c>listened:</c> and the container's node id.
/// </summary>
public sealed record LastListenedFact : Fact
{
    /// <summary>Node id of the container.</summary>
    public required string ContainerNodeId { get; init; }

    /// <summary>Start of the run in which they were seen.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The sockets, sorted.</summary>
    public ValueList<ListeningSocket> Sockets { get; init; }

    internal static string IdOf(string containerNodeId) => "listened:" + containerNodeId;
}

/// <summary>A listening socket as nodes show it.</summary>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Address">Local address without brackets.</param>
/// <param name="Port">Local port.</param>
/// <param name="V6Only">Whether an IPv6 socket leaves IPv4 alone.</param>
/// <param name="Since">When it was first seen; null when it was there before anybody looked.</param>
/// <param name="Pid">The first of the processes that have it open; 0 when that could not be read, and for what was seen in an earlier run.</param>
/// <param name="Process">/proc/pid/comm of that process; empty with <paramref name="Pid"/> 0.</param>
public sealed record ListeningSocket(
    PortProtocol Protocol, string Address, int Port, bool V6Only, DateTimeOffset? Since = null, int Pid = 0, string Process = "");
