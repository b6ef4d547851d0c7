using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWADDR: struct ifaddrmsg and its attributes.</summary>
/// <remarks>
/// <code>
/// 02 10 80 00  ifa_family AF_INET, ifa_prefixlen 16, ifa_flags PERMANENT, ifa_scope universe
/// 09 00 00 00  ifa_index 9
/// 08 00 01 00  ac 11 00 02   IFA_ADDRESS; on a point-to-point link the other end's
/// 08 00 02 00  ac 11 00 02   IFA_LOCAL
/// </code>
/// </remarks>
internal static class AddressParser
{
    /// <summary>Reads the payload of one RTM_NEWADDR; null for a family other than IPv4 and IPv6.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static LinkAddress? Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < LinuxRtnetlink.IfAddrMessageLength)
        {
            throw new NetlinkFormatException($"ifaddrmsg has {payload.Length} bytes");
        }

        var family = payload[0];
        if (family is not (SysSocket.AF_INET or SysSocket.AF_INET6))
        {
            return null;
        }

        ReadOnlySpan<byte> address = default;
        ReadOnlySpan<byte> local = default;
        var attributes = new AttributeReader(payload[LinuxRtnetlink.IfAddrMessageLength..]);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxRtnetlink.IFA_ADDRESS:
                    address = attributes.Value;
                    break;
                case LinuxRtnetlink.IFA_LOCAL:
                    local = attributes.Value;
                    break;
            }
        }

        // IPv6 addresses without a peer carry IFA_ADDRESS alone.
        var own = local.IsEmpty ? address : local;
        if (own.Length != (family == SysSocket.AF_INET ? 4 : 16))
        {
            throw new NetlinkFormatException($"an address of family {family} has {own.Length} bytes");
        }

        return new LinkAddress(
            MemoryMarshal.Read<int>(payload[4..]), $"{NetlinkText.Address(own)}/{payload[1]}", family == SysSocket.AF_INET6, payload[3]);
    }
}
