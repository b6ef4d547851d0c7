using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWNSID: struct rtgenmsg and NETNSA_NSID.</summary>
/// <remarks>
/// <code>
/// 00 00 00 00               rtgen_family, padding
/// 08 00 01 00  03 00 00 00  NETNSA_NSID 3; -1 when the namespace has no number here
/// </code>
/// </remarks>
internal static class NamespaceIdParser
{
    /// <summary>The number; null when the namespace has none.</summary>
    /// <exception cref="NetlinkFormatException">It carries no number at all.</exception>
    public static int? Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < LinuxRtnetlink.RtGenMessageLength)
        {
            throw new NetlinkFormatException($"rtgenmsg has {payload.Length} bytes");
        }

        var attributes = new AttributeReader(payload[LinuxRtnetlink.RtGenMessageLength..]);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxRtnetlink.NETNSA_NSID)
            {
                var id = attributes.Number<int>();
                return id < 0 ? null : id;
            }
        }

        throw new NetlinkFormatException("RTM_NEWNSID without NETNSA_NSID");
    }
}
