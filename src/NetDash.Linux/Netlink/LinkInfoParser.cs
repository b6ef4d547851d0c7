using System.Globalization;
using NetDash.Linux.Interop;

namespace NetDash.Linux.Netlink;

/// <summary>
/// Reads IFLA_LINKINFO: the kind of a virtual device and what that kind says of itself. A kind that nobody here has
/// heard of keeps its name and nothing else is read.
/// </summary>
/// <remarks>
/// <code>
/// 0a 00 01 00 "vxlan\0" 00 00             IFLA_INFO_KIND
/// 1c 00 02 00                             IFLA_INFO_DATA
///   08 00 01 00  01 10 00 00              IFLA_VXLAN_ID 4097
///   08 00 02 00  0a 63 00 02              IFLA_VXLAN_GROUP 10.99.0.2, network byte order
///   06 00 0f 00  12 b5 00 00              IFLA_VXLAN_PORT 4789, network byte order
/// </code>
/// </remarks>
internal static class LinkInfoParser
{
    /// <summary>The link with what IFLA_LINKINFO tells of it.</summary>
    /// <exception cref="NetlinkFormatException">An attribute has a wrong length.</exception>
    public static Link Apply(Link link, ReadOnlySpan<byte> info)
    {
        var kind = "";
        ReadOnlySpan<byte> data = default;
        var attributes = new AttributeReader(info);
        while (attributes.MoveNext())
        {
            switch (attributes.Type)
            {
                case LinuxIfLink.IFLA_INFO_KIND:
                    kind = attributes.Text();
                    break;
                case LinuxIfLink.IFLA_INFO_DATA:
                    data = attributes.Value;
                    break;
            }
        }

        return kind switch
        {
            // A device that is a port carries IFLA_INFO_SLAVE_KIND alone: it keeps the kind it had.
            "" => link,
            "vxlan" => link with { Kind = kind, Vxlan = Vxlan(data) },
            "vlan" => link with { Kind = kind, VlanId = VlanId(data) },
            "macvlan" or "macvtap" => link with { Kind = kind, MacvlanMode = MacvlanMode(data) },
            _ => link with { Kind = kind },
        };
    }

    private static VxlanAttributes Vxlan(ReadOnlySpan<byte> data)
    {
        var vxlan = new VxlanAttributes(0, "", "", 0, 0);
        var attributes = new AttributeReader(data);
        while (attributes.MoveNext())
        {
            vxlan = attributes.Type switch
            {
                LinuxIfLink.IFLA_VXLAN_ID => vxlan with { Id = attributes.Number<int>() },
                LinuxIfLink.IFLA_VXLAN_GROUP or LinuxIfLink.IFLA_VXLAN_GROUP6 => vxlan with { Group = NetlinkText.Address(attributes.Value) },
                LinuxIfLink.IFLA_VXLAN_LOCAL or LinuxIfLink.IFLA_VXLAN_LOCAL6 => vxlan with { Local = NetlinkText.Address(attributes.Value) },
                LinuxIfLink.IFLA_VXLAN_PORT => vxlan with { Port = attributes.BigEndian16() },
                LinuxIfLink.IFLA_VXLAN_LINK => vxlan with { LinkIndex = attributes.Number<int>() },
                _ => vxlan,
            };
        }

        return vxlan;
    }

    private static int VlanId(ReadOnlySpan<byte> data)
    {
        var attributes = new AttributeReader(data);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxIfLink.IFLA_VLAN_ID)
            {
                return attributes.Number<ushort>();
            }
        }

        return 0;
    }

    private static string MacvlanMode(ReadOnlySpan<byte> data)
    {
        var attributes = new AttributeReader(data);
        while (attributes.MoveNext())
        {
            if (attributes.Type == LinuxIfLink.IFLA_MACVLAN_MODE)
            {
                return attributes.Number<uint>() switch
                {
                    1 => "private",
                    2 => "vepa",
                    4 => "bridge",
                    8 => "passthru",
                    16 => "source",
                    var other => other.ToString(CultureInfo.InvariantCulture),
                };
            }
        }

        return "";
    }
}
