using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads the answers to inet_diag_req_v2: struct inet_diag_msg and its attributes, see sock_diag(7).</summary>
/// <remarks>
/// <code>
/// 0a 0a 00 00  idiag_family AF_INET6, idiag_state TCP_LISTEN, idiag_timer, idiag_retrans
/// 1f 90 00 00  idiag_sport 8080 and idiag_dport, network byte order
/// 00 x16       idiag_src ::
/// 00 x16       idiag_dst
/// 00 00 00 00  idiag_if
/// 01 00 00 00 00 00 00 00  idiag_cookie
/// 00 x12       idiag_expires, idiag_rqueue, idiag_wqueue
/// e8 03 00 00  idiag_uid 1000
/// 39 30 00 00  idiag_inode 12345
/// 05 00 0b 00 01 00 00 00  INET_DIAG_SKV6ONLY
/// </code>
/// </remarks>
internal static class InetDiagParser
{
    /// <summary>Reads one answer; null when it is connected, or of another family than IPv4 and IPv6.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static InetSocket? Parse(ReadOnlySpan<byte> payload, bool isUdp)
    {
        if (payload.Length < LinuxSockDiag.InetDiagMessageLength)
        {
            throw new NetlinkFormatException($"inet_diag_msg has {payload.Length} bytes");
        }

        var family = payload[0];
        var localPort = BinaryPrimitives.ReadUInt16BigEndian(payload[4..]);
        var remotePort = BinaryPrimitives.ReadUInt16BigEndian(payload[6..]);
        if (family is not (SysSocket.AF_INET or SysSocket.AF_INET6) || localPort == 0 || remotePort != 0)
        {
            return null;
        }

        var v6Only = false;
        var attributes = new AttributeReader(payload[LinuxSockDiag.InetDiagMessageLength..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxSockDiag.INET_DIAG_SKV6ONLY)
            {
                v6Only = attributes.Number<byte>() != 0;
            }
        }

        return new InetSocket(
            isUdp,
            NetlinkText.Address(payload.Slice(8, family == SysSocket.AF_INET ? 4 : 16)),
            localPort,
            family == SysSocket.AF_INET6 && v6Only,
            MemoryMarshal.Read<int>(payload[40..]),
            MemoryMarshal.Read<uint>(payload[64..]),
            MemoryMarshal.Read<uint>(payload[68..]));
    }
}
