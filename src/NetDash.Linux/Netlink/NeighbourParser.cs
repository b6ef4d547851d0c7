using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWNEIGH of family AF_BRIDGE: an entry of a vxlan's forwarding table.</summary>
/// <remarks>
/// <code>
/// 07 00 00 00  ndm_family AF_BRIDGE
/// 05 00 00 00  ndm_ifindex 5
/// 80 00 02 00  ndm_state NUD_PERMANENT, ndm_flags NTF_SELF, ndm_type
/// 0a 00 02 00  02 42 0a 00 00 03 00 00   NDA_LLADDR
/// 08 00 01 00  0a 63 00 02               NDA_DST: the outer address of the other end
/// </code>
/// </remarks>
internal static class NeighbourParser
{
    /// <summary>The outer address that an entry sends to; null when it names none or stands on another interface.</summary>
    /// <exception cref="NetlinkFormatException">It is no entry.</exception>
    public static string? ParseRemote(ReadOnlySpan<byte> payload, int interfaceIndex)
    {
        if (payload.Length < LinuxRtnetlink.NdMessageLength)
        {
            throw new NetlinkFormatException($"ndmsg has {payload.Length} bytes");
        }

        if (payload[0] != SysSocket.AF_BRIDGE || MemoryMarshal.Read<int>(payload[4..]) != interfaceIndex)
        {
            return null;
        }

        var attributes = new AttributeReader(payload[LinuxRtnetlink.NdMessageLength..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxRtnetlink.NDA_DST)
            {
                return attributes.Value.ContainsAnyExcept((byte)0) ? NetlinkText.Address(attributes.Value) : null;
            }
        }

        return null;
    }
}
