using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>A network interface as rtnetlink(7) tells it. <see cref="Fact.Id"/> is <c>NodeId.Interface(netns, ifindex)</c>.</summary>
public sealed record InterfaceFact : Fact
{
    /// <summary>In place of a gateway: everything is on the link itself.</summary>
    public const string OnLink = "on-link";

    /// <summary>Id of the namespace it stands in.</summary>
    public required string NetnsId { get; init; }

    /// <summary>IFLA_IFNAME.</summary>
    public required string Name { get; init; }

    /// <summary>ifi_index: unique in its namespace.</summary>
    public required int Index { get; init; }

    /// <summary>IFLA_INFO_KIND, the kernel's own word; <c>loopback</c> or <c>physical</c> where there is none.</summary>
    public required string Type { get; init; }

    /// <summary>IFLA_ADDRESS, lower case with colons; empty where there is none.</summary>
    public string Mac { get; init; } = "";

    /// <summary>IFLA_MTU, bytes.</summary>
    public int Mtu { get; init; }

    /// <summary>IFLA_OPERSTATE as a word: up, down, unknown, dormant, lowerlayerdown, notpresent, testing.</summary>
    public string OperState { get; init; } = "unknown";

    /// <summary>Whether IFF_UP is set: somebody switched it on.</summary>
    public bool IsUp { get; init; }

    /// <summary>Addresses with prefix length, IPv4 first, in the kernel's order.</summary>
    public ValueList<string> Addresses { get; init; }

    /// <summary>Destinations of the main table's default routes that go by this interface: <c>0.0.0.0/0</c>, <c>::/0</c>, in this order.</summary>
    public ValueList<string> DefaultRoutes { get; init; }

    /// <summary>
    /// Gateways of those routes, IPv4's first, the preferred one before the others, each once; <see cref="OnLink"/> where a route
    /// has none. An IPv4 route may have an IPv6 gateway (RFC 5549).
    /// </summary>
    public ValueList<string> Gateways { get; init; }

    /// <summary>IFLA_MASTER: ifindex of the bridge or bond that it is a port of, in the same namespace; 0 for none.</summary>
    public int MasterIndex { get; init; }

    /// <summary>
    /// IFLA_LINK where it names another interface: the peer of a veth, the lower device of a macvlan, ipvlan or vlan; 0 for none.
    /// </summary>
    public int LinkIndex { get; init; }

    /// <summary>Id of the namespace that <see cref="LinkIndex"/> counts in; empty when it could not be told.</summary>
    public string LinkNetnsId { get; init; } = "";

    /// <summary>What a vxlan carries; null for any other type.</summary>
    public VxlanFact? Vxlan { get; init; }

    /// <summary>IFLA_VLAN_ID of a vlan; 0 for any other type.</summary>
    public int VlanId { get; init; }
}

/// <summary>A vxlan's own attributes.</summary>
/// <param name="Vni">IFLA_VXLAN_ID.</param>
/// <param name="Remotes">Outer addresses of the other ends: IFLA_VXLAN_GROUP(6) and NDA_DST of its forwarding table, sorted.</param>
/// <param name="Local">IFLA_VXLAN_LOCAL(6); empty when not set.</param>
/// <param name="Port">UDP destination port.</param>
public sealed record VxlanFact(int Vni, ValueList<string> Remotes, string Local, int Port);
