using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWROUTE: struct rtmsg and its attributes, as far as it is a default route of the main table.</summary>
/// <remarks>
/// One with two ways (the header's flags and attributes that are not used left out):
/// <code>
/// 02 00 00 00  rtm_family AF_INET, rtm_dst_len 0, rtm_src_len, rtm_tos
/// fe 03 00 01  rtm_table RT_TABLE_MAIN, rtm_protocol boot, rtm_scope universe, rtm_type RTN_UNICAST
/// 00 00 00 00  rtm_flags
/// 08 00 0f 00  fe 00 00 00         RTA_TABLE 254
/// 2c 00 09 00                      RTA_MULTIPATH: struct rtnexthop, each with its attributes
///   20 00 00 00  02 00 00 00       rtnh_len 32, rtnh_flags, rtnh_hops; rtnh_ifindex 2
///     16 00 12 00  0a 00           RTA_VIA: a gateway of another family, AF_INET6
///       fe 80 .. 08  00 00         fe80::8, padded
///   08 00 00 00  04 00 00 00       rtnh_len 8; rtnh_ifindex 4, on the link
/// </code>
/// A route with one way has RTA_OIF, and RTA_GATEWAY or RTA_VIA unless it is on the link, in place of RTA_MULTIPATH.
/// </remarks>
internal static class RouteParser
{
    /// <summary>The ways that a default route of the main table goes; none when it is any other route.</summary>
    /// <exception cref="NetlinkFormatException">It is no route, or names no interface.</exception>
    public static IReadOnlyList<DefaultHop> ParseDefault(ReadOnlySpan<byte> payload)
    {
        // A dump of every family brings routes with other headers too: CAN gateways, multicast, MPLS.
        if (payload.IsEmpty || payload[0] is not (SysSocket.AF_INET or SysSocket.AF_INET6))
        {
            return payload.IsEmpty ? throw new NetlinkFormatException("rtmsg has 0 bytes") : [];
        }

        if (payload.Length < LinuxRtnetlink.RtMessageLength)
        {
            throw new NetlinkFormatException($"rtmsg has {payload.Length} bytes");
        }

        return IsDefault(payload) && (MemoryMarshal.Read<uint>(payload[8..]) & LinuxRtnetlink.RTM_F_CLONED) == 0
            ? Hops(payload[LinuxRtnetlink.RtMessageLength..], payload[0] == SysSocket.AF_INET6)
            : [];
    }

    /// <summary>Whether a route is a unicast one of the main table to everything.</summary>
    /// <param name="rtmsg">Its first twelve bytes, or more.</param>
    public static bool IsDefault(ReadOnlySpan<byte> rtmsg) =>
        rtmsg.Length >= LinuxRtnetlink.RtMessageLength
        && rtmsg[1] == 0 && rtmsg[4] == LinuxRtnetlink.RT_TABLE_MAIN && rtmsg[7] == LinuxRtnetlink.RTN_UNICAST;

    private static List<DefaultHop> Hops(ReadOnlySpan<byte> data, bool isIpv6)
    {
        var hops = new List<DefaultHop>(1);
        var (index, gateway, nexthopId) = (0, "", 0u);
        var attributes = new AttributeReader(data);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxRtnetlink.RTA_OIF:
                    index = attributes.Number<int>();
                    break;
                case LinuxRtnetlink.RTA_NH_ID:
                    nexthopId = attributes.Number<uint>();
                    break;
                case LinuxRtnetlink.RTA_MULTIPATH:
                    AddMultipath(attributes.Value, isIpv6, hops);
                    break;
                default:
                    gateway = Gateway(attributes) ?? gateway;
                    break;
            }
        }

        if (index > 0 && hops.Count == 0)
        {
            hops.Add(new DefaultHop(index, isIpv6, gateway));
        }

        return hops.Count > 0 ? hops : throw new NetlinkFormatException(
            nexthopId > 0 ? $"it goes by nexthop object {nexthopId}, and net.ipv4.nexthop_compat_mode hides where that leads" : "it names no interface");
    }

    private static void AddMultipath(ReadOnlySpan<byte> rest, bool isIpv6, List<DefaultHop> hops)
    {
        while (rest.Length >= LinuxRtnetlink.RtNexthopLength)
        {
            var length = MemoryMarshal.Read<ushort>(rest);
            if (length < LinuxRtnetlink.RtNexthopLength || length > rest.Length)
            {
                throw new NetlinkFormatException($"rtnexthop says it has {length} bytes where {rest.Length} are left");
            }

            var gateway = "";
            var attributes = new AttributeReader(rest[LinuxRtnetlink.RtNexthopLength..length]);
            while (attributes.MoveNext())
            {
                gateway = Gateway(attributes) ?? gateway;
            }

            hops.Add(new DefaultHop(MemoryMarshal.Read<int>(rest[4..]), isIpv6, gateway));
            rest = rest[Math.Min(LinuxNetlink.Align(length), rest.Length)..];
        }
    }

    private static string? Gateway(AttributeReader attribute) => attribute.Type switch
    {
        LinuxRtnetlink.RTA_GATEWAY => NetlinkText.Address(attribute.Value),
        LinuxRtnetlink.RTA_VIA when attribute.Value.Length > sizeof(ushort) => NetlinkText.Address(attribute.Value[sizeof(ushort)..]),
        LinuxRtnetlink.RTA_VIA => throw new NetlinkFormatException($"RTA_VIA has {attribute.Value.Length} bytes"),
        _ => null,
    };
}
