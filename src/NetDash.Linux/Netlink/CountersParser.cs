using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWSTATS: struct if_stats_msg and IFLA_STATS_LINK_64.</summary>
/// <remarks>
/// <code>
/// 00 00 00 00  family, pad
/// 02 00 00 00  ifindex 2
/// 01 00 00 00  filter_mask
/// cc 00 01 00  IFLA_STATS_LINK_64: struct rtnl_link_stats64
///   05 00 00 00 00 00 00 00  rx_packets
///   07 00 00 00 00 00 00 00  tx_packets
///   a2 01 00 00 00 00 00 00  rx_bytes
///   44 02 00 00 00 00 00 00  tx_bytes, and more
/// </code>
/// </remarks>
internal static class CountersParser
{
    /// <summary>Reads the payload of one RTM_NEWSTATS; null when it carries no rtnl_link_stats64.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static LinkCounters? Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < LinuxRtnetlink.IfStatsMessageLength)
        {
            throw new NetlinkFormatException($"if_stats_msg has {payload.Length} bytes");
        }

        var attributes = new AttributeReader(payload[LinuxRtnetlink.IfStatsMessageLength..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxRtnetlink.IFLA_STATS_LINK_64)
            {
                if (attributes.Value.Length < 32)
                {
                    throw new NetlinkFormatException($"rtnl_link_stats64 has {attributes.Value.Length} bytes");
                }

                return new LinkCounters(
                    MemoryMarshal.Read<int>(payload[4..]),
                    MemoryMarshal.Read<long>(attributes.Value[16..]),
                    MemoryMarshal.Read<long>(attributes.Value[24..]));
            }
        }

        return null;
    }
}
