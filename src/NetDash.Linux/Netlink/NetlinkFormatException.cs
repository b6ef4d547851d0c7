namespace NetDash.Linux.Netlink;

/// <summary>A netlink message or attribute that is not what its type promises. It costs the object it tells of, no more.</summary>
internal sealed class NetlinkFormatException(string message) : Exception(message);
