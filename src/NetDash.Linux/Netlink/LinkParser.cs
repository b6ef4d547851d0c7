using System.Globalization;
using System.Runtime.InteropServices;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>Reads RTM_NEWLINK: struct ifinfomsg and its attributes.</summary>
/// <remarks>
/// One end of a veth pair (attributes that are not used left out):
/// <code>
/// 00 00 01 00  ifi_family AF_UNSPEC, pad, ifi_type ARPHRD_ETHER
/// 09 00 00 00  ifi_index 9
/// 43 10 01 00  ifi_flags UP BROADCAST RUNNING MULTICAST LOWER_UP
/// 00 00 00 00  ifi_change
/// 0c 00 03 00  "vethA\0\0\0"                 IFLA_IFNAME
/// 05 00 10 00  06 00 00 00                  IFLA_OPERSTATE up
/// 08 00 05 00  08 00 00 00                  IFLA_LINK: the peer's ifindex
/// 08 00 25 00  02 00 00 00                  IFLA_LINK_NETNSID: the peer's namespace
/// 0a 00 01 00  02 42 ac 11 00 02 00 00      IFLA_ADDRESS
/// 0c 00 12 00  09 00 01 00 "veth\0" 00 ..   IFLA_LINKINFO { IFLA_INFO_KIND }
/// </code>
/// </remarks>
internal static class LinkParser
{
    /// <summary>Reads the payload of one RTM_NEWLINK.</summary>
    /// <exception cref="NetlinkFormatException">It is none.</exception>
    public static Link Parse(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < LinuxRtnetlink.IfInfoMessageLength)
        {
            throw new NetlinkFormatException($"ifinfomsg has {payload.Length} bytes");
        }

        var isLoopback = MemoryMarshal.Read<ushort>(payload[2..]) == LinuxIfLink.ARPHRD_LOOPBACK;
        var link = new Link
        {
            Index = MemoryMarshal.Read<int>(payload[4..]),
            Flags = MemoryMarshal.Read<uint>(payload[8..]),
            Name = "",
            Kind = isLoopback ? "loopback" : "physical",
        };
        var attributes = new AttributeReader(payload[LinuxRtnetlink.IfInfoMessageLength..]);
        while (attributes.MoveNext())
        {
            link = attributes.Type switch
            {
                LinuxIfLink.IFLA_IFNAME => link with { Name = attributes.Text() },
                LinuxIfLink.IFLA_ADDRESS => link with { Mac = NetlinkText.Mac(attributes.Value) },
                LinuxIfLink.IFLA_MTU => link with { Mtu = (int)Math.Min(attributes.Number<uint>(), int.MaxValue) },
                LinuxIfLink.IFLA_OPERSTATE => link with { OperState = OperStateWord(attributes.Number<byte>()) },
                LinuxIfLink.IFLA_MASTER => link with { MasterIndex = attributes.Number<int>() },
                LinuxIfLink.IFLA_LINK => link with { LinkIndex = attributes.Number<int>() },
                LinuxIfLink.IFLA_LINK_NETNSID => link with { LinkNamespaceId = attributes.Number<int>() },
                LinuxIfLink.IFLA_PROP_LIST => link with { AlternativeNames = AlternativeNames(attributes.Value) },
                LinuxIfLink.IFLA_LINKINFO => LinkInfoParser.Apply(link, attributes.Value),
                _ => link,
            };
        }

        return link.Name.Length > 0 ? link : throw new NetlinkFormatException($"interface {link.Index} has no name");
    }

    private static string OperStateWord(byte state) => state switch
    {
        0 => "unknown",
        1 => "notpresent",
        2 => "down",
        3 => "lowerlayerdown",
        4 => "testing",
        5 => "dormant",
        6 => "up",
        _ => state.ToString(CultureInfo.InvariantCulture),
    };

    private static List<string> AlternativeNames(ReadOnlySpan<byte> list)
    {
        var names = new List<string>();
        var attributes = new AttributeReader(list);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxIfLink.IFLA_ALT_IFNAME)
            {
                names.Add(attributes.Text());
            }
        }

        return names;
    }
}
