namespace NetDash.Linux.Netlink;

/// <summary>A socket that holds a port: TCP in state listen, or UDP bound and not connected; see sock_diag(7).</summary>
/// <param name="IsUdp">UDP, else TCP.</param>
/// <param name="Address">Local address without brackets.</param>
/// <param name="Port">Local port.</param>
/// <param name="IsV6Only">INET_DIAG_SKV6ONLY: an IPv6 socket that leaves IPv4 alone.</param>
/// <param name="InterfaceIndex">SO_BINDTODEVICE; 0 for any.</param>
/// <param name="UserId">Its owner's user id.</param>
/// <param name="Inode">As in <c>socket:[12345]</c>; 0 when no descriptor refers to it any more.</param>
public readonly record struct InetSocket(
    bool IsUdp, string Address, int Port, bool IsV6Only, int InterfaceIndex, uint UserId, uint Inode);

/// <summary>A listening unix socket that has a name, see unix(7).</summary>
/// <param name="Path">The path that it was bound to as its process saw it, or <c>@name</c> for an abstract one.</param>
/// <param name="Inode">As in <c>socket:[12345]</c>.</param>
public readonly record struct UnixSocket(string Path, uint Inode);
