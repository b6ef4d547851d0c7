namespace NetDash.Linux.Netlink;

/// <summary>A network interface as RTM_NEWLINK tells it, see rtnetlink(7).</summary>
public sealed record Link
{
    /// <summary>ifi_index.</summary>
    public required int Index { get; init; }

    /// <summary>IFLA_IFNAME.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// IFLA_INFO_KIND, the kernel's own word, whatever it is; <c>loopback</c> for ARPHRD_LOOPBACK and <c>physical</c>
    /// where the kernel has no word.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>IFLA_ADDRESS, lower case with colons; empty where there is none.</summary>
    public string Mac { get; init; } = "";

    /// <summary>IFLA_MTU, bytes.</summary>
    public int Mtu { get; init; }

    /// <summary>IFLA_OPERSTATE as a word (RFC 2863): up, down, unknown, dormant, lowerlayerdown, notpresent, testing.</summary>
    public string OperState { get; init; } = "unknown";

    /// <summary>ifi_flags, see netdevice(7); IFF_UP is bit 0.</summary>
    public uint Flags { get; init; }

    /// <summary>Whether IFF_UP is set.</summary>
    public bool IsUp => (Flags & Interop.LinuxIfLink.IFF_UP) != 0;

    /// <summary>IFLA_MASTER: ifindex of its bridge or bond; 0 for none.</summary>
    public int MasterIndex { get; init; }

    /// <summary>IFLA_LINK: ifindex of a veth's peer, or of the device below; 0 for none.</summary>
    public int LinkIndex { get; init; }

    /// <summary>
    /// IFLA_LINK_NETNSID: the namespace that <see cref="LinkIndex"/> counts in, by the number it has in the namespace
    /// that was read; null when it is that same namespace, -1 when the kernel has no number for it.
    /// </summary>
    public int? LinkNamespaceId { get; init; }

    /// <summary>IFLA_ALT_IFNAME, in the kernel's order.</summary>
    public IReadOnlyList<string> AlternativeNames { get; init; } = [];

    /// <summary>A vxlan's attributes; null for any other kind.</summary>
    public VxlanAttributes? Vxlan { get; init; }

    /// <summary>IFLA_VLAN_ID of a vlan; 0 for any other kind.</summary>
    public int VlanId { get; init; }

    /// <summary>IFLA_MACVLAN_MODE of a macvlan or macvtap as a word: private, vepa, bridge, passthru, source; empty for any other kind.</summary>
    public string MacvlanMode { get; init; } = "";
}

/// <summary>IFLA_INFO_DATA of a vxlan.</summary>
/// <param name="Id">IFLA_VXLAN_ID.</param>
/// <param name="Group">IFLA_VXLAN_GROUP or GROUP6: the remote or multicast group; empty when not set.</param>
/// <param name="Local">IFLA_VXLAN_LOCAL or LOCAL6; empty when not set.</param>
/// <param name="Port">IFLA_VXLAN_PORT: UDP destination port.</param>
/// <param name="LinkIndex">IFLA_VXLAN_LINK: ifindex of the device it sends by; 0 for any.</param>
public sealed record VxlanAttributes(int Id, string Group, string Local, int Port, int LinkIndex);

/// <summary>An address of an interface, RTM_NEWADDR.</summary>
/// <param name="InterfaceIndex">ifa_index.</param>
/// <param name="Cidr">Address with prefix length.</param>
/// <param name="IsIpv6">Whether it is an IPv6 address.</param>
/// <param name="Scope">ifa_scope: 0 global, 253 link, 254 host.</param>
public sealed record LinkAddress(int InterfaceIndex, string Cidr, bool IsIpv6, byte Scope);

/// <summary>One way that a default route of the main table goes, RTM_NEWROUTE; a multipath route has several.</summary>
/// <param name="InterfaceIndex">RTA_OIF or rtnh_ifindex.</param>
/// <param name="IsIpv6">Whether it is a route to <c>::/0</c>, else to <c>0.0.0.0/0</c>.</param>
/// <param name="Gateway">RTA_GATEWAY or RTA_VIA, an address of either family; empty when everything is on the link itself.</param>
public readonly record struct DefaultHop(int InterfaceIndex, bool IsIpv6, string Gateway);

/// <summary>Counters of an interface, RTM_NEWSTATS with rtnl_link_stats64.</summary>
/// <param name="InterfaceIndex">ifindex.</param>
/// <param name="RxBytes">Bytes received.</param>
/// <param name="TxBytes">Bytes sent.</param>
public readonly record struct LinkCounters(int InterfaceIndex, long RxBytes, long TxBytes);
