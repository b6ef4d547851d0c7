using NetDash.Linux.Netlink;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// Sockets of one namespace, for one read. They keep the namespace alive, so whoever opens a session closes it before
/// anything else.
/// </summary>
internal readonly struct NetnsSession(NetlinkSocket socket, ulong? cookie) : IDisposable
{
    /// <summary>A socket of the protocol that was asked for.</summary>
    public NetlinkSocket Socket { get; } = socket;

    /// <summary>SO_NETNS_COOKIE; null on kernels before 5.14.</summary>
    public ulong? Cookie { get; } = cookie;

    /// <inheritdoc/>
    public void Dispose() => Socket.Dispose();
}
