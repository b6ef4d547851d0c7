using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>The requests that NetDash sends: every one of them reads. Buffers are the caller's, 128 bytes do.</summary>
internal static class NetlinkRequests
{
    /// <summary>A buffer of this size holds any of them.</summary>
    public const int BufferSize = 128;

    /// <summary>RTM_GETLINK dump without counters: they would make every dump differ from the one before.</summary>
    public static Span<byte> Links(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETLINK, LinuxNetlink.NLM_F_DUMP);
        writer.Struct(LinuxRtnetlink.IfInfoMessageLength);
        writer.Attribute(LinuxIfLink.IFLA_EXT_MASK, LinuxRtnetlink.RTEXT_FILTER_SKIP_STATS);
        return writer.Finish();
    }

    /// <summary>RTM_GETADDR dump of every family.</summary>
    public static Span<byte> Addresses(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETADDR, LinuxNetlink.NLM_F_DUMP);
        writer.Struct(LinuxRtnetlink.IfAddrMessageLength);
        return writer.Finish();
    }

    /// <summary>
    /// RTM_GETROUTE dump of the main table's unicast routes, IPv4's first, then IPv6's. With NETLINK_GET_STRICT_CHK (4.20) the
    /// kernel leaves out other tables and types; it refuses to filter by rtm_dst_len, and an older one filters nothing.
    /// </summary>
    public static Span<byte> Routes(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETROUTE, LinuxNetlink.NLM_F_DUMP);
        var header = writer.Struct(LinuxRtnetlink.RtMessageLength);
        header[4] = LinuxRtnetlink.RT_TABLE_MAIN;
        header[7] = LinuxRtnetlink.RTN_UNICAST;
        return writer.Finish();
    }

    /// <summary>RTM_GETROUTE of the one route that the kernel would use for <c>::</c>: the preferred default route of IPv6.</summary>
    public static Span<byte> PreferredIpv6Default(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETROUTE, 0);
        var header = writer.Struct(LinuxRtnetlink.RtMessageLength);
        header[0] = SysSocket.AF_INET6;
        MemoryMarshal.Write(header[8..], LinuxRtnetlink.RTM_F_FIB_MATCH);
        return writer.Finish();
    }

    /// <summary>RTM_GETNEIGH dump of one interface's forwarding table.</summary>
    public static Span<byte> ForwardingTable(Span<byte> buffer, int interfaceIndex)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETNEIGH, LinuxNetlink.NLM_F_DUMP);
        var header = writer.Struct(LinuxRtnetlink.NdMessageLength);
        header[0] = SysSocket.AF_BRIDGE;
        MemoryMarshal.Write(header[4..], interfaceIndex);
        return writer.Finish();
    }

    /// <summary>RTM_GETSTATS dump of rtnl_link_stats64 alone: a twentieth of a link dump.</summary>
    public static Span<byte> Counters(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETSTATS, LinuxNetlink.NLM_F_DUMP);
        var header = writer.Struct(LinuxRtnetlink.IfStatsMessageLength);
        MemoryMarshal.Write(header[8..], 1u << (LinuxRtnetlink.IFLA_STATS_LINK_64 - 1));
        return writer.Finish();
    }

    /// <summary>RTM_GETNSID: the number that the socket's namespace knows the descriptor's namespace by.</summary>
    public static Span<byte> NamespaceId(Span<byte> buffer, int descriptor)
    {
        var writer = new NetlinkWriter(buffer, LinuxRtnetlink.RTM_GETNSID, 0);
        writer.Struct(LinuxRtnetlink.RtGenMessageLength);
        writer.Attribute(LinuxRtnetlink.NETNSA_FD, (uint)descriptor);
        return writer.Finish();
    }

    /// <summary>SOCK_DIAG_BY_FAMILY dump of sockets in one state: struct inet_diag_req_v2.</summary>
    public static Span<byte> InetSockets(Span<byte> buffer, int family, int protocol, int state)
    {
        var writer = new NetlinkWriter(buffer, LinuxSockDiag.SOCK_DIAG_BY_FAMILY, LinuxNetlink.NLM_F_DUMP);
        var request = writer.Struct(LinuxSockDiag.InetDiagRequestLength);
        request[0] = (byte)family;
        request[1] = (byte)protocol;
        MemoryMarshal.Write(request[4..], 1u << state);
        return writer.Finish();
    }

    /// <summary>SOCK_DIAG_BY_FAMILY dump of listening unix sockets with their names: struct unix_diag_req.</summary>
    public static Span<byte> UnixSockets(Span<byte> buffer)
    {
        var writer = new NetlinkWriter(buffer, LinuxSockDiag.SOCK_DIAG_BY_FAMILY, LinuxNetlink.NLM_F_DUMP);
        var request = writer.Struct(LinuxSockDiag.UnixDiagRequestLength);
        request[0] = SysSocket.AF_UNIX;
        MemoryMarshal.Write(request[4..], 1u << LinuxSockDiag.TCP_LISTEN);
        MemoryMarshal.Write(request[12..], LinuxSockDiag.UDIAG_SHOW_NAME);
        request[16..24].Fill(0xff);
        return writer.Finish();
    }
}
