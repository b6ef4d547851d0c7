using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>A listening unix socket, see unix(7). <see cref="Fact.Id"/> is <c>NodeId.UnixSocket(host or namespace, path)</c>.</summary>
public sealed record UnixSocketFact : Fact
{
    /// <summary>Id of the machine's host node.</summary>
    public required string HostId { get; init; }

    /// <summary>Id of the network namespace that it was made in (UNIX_DIAG lists by namespace).</summary>
    public required string NetnsId { get; init; }

    /// <summary>The bound path, or <c>@name</c> of an abstract one; as its owner sees it.</summary>
    public required string Path { get; init; }

    /// <summary>Who listens; empty when it could not be read.</summary>
    public ValueList<SocketOwner> Owners { get; init; }
}
