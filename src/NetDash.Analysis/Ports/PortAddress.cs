using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports;

/// <summary>
/// One protocol, address and port in one namespace, and whether it stands in the way of another: bind(2) without
/// SO_REUSEADDR and SO_REUSEPORT, as two different owners meet it.
/// </summary>
/// <param name="Protocol">Transport protocol; different ones never conflict.</param>
/// <param name="Address">Local address without brackets.</param>
/// <param name="Port">Port.</param>
/// <param name="V6Only">IPV6_V6ONLY, see ipv6(7): <c>::</c> then leaves IPv4 alone.</param>
public readonly record struct PortAddress(PortProtocol Protocol, IPAddress Address, int Port, bool V6Only)
{
    /// <summary>Reads an address as sources write it; null for text that is no address.</summary>
    public static PortAddress? From(PortProtocol protocol, string address, int port, bool v6Only) => address switch
    {
        // Nearly every port is one of these two, and there are thousands.
        "0.0.0.0" => new PortAddress(protocol, IPAddress.Any, port, v6Only),
        "::" => new PortAddress(protocol, IPAddress.IPv6Any, port, v6Only),
        _ => IPAddress.TryParse(address, out var parsed) ? new PortAddress(protocol, parsed, port, v6Only) : null,
    };

    /// <summary>Whether both cannot be held at once in one namespace. Symmetric.</summary>
    public bool Overlaps(PortAddress other) =>
        Protocol == other.Protocol && Port == other.Port && (Covers(other) || other.Covers(this));

    /// <summary>Whether both name one address, written in whichever family.</summary>
    public bool HasAddressOf(PortAddress other) => Unmapped(Address).Equals(Unmapped(other.Address));

    /// <summary>Who can reach it.</summary>
    public PortExposure Exposure =>
        IPAddress.IsLoopback(Unmapped(Address)) ? PortExposure.Loopback
        : Unmapped(Address).Equals(IPAddress.Any) || Address.Equals(IPAddress.IPv6Any) ? PortExposure.All
        : PortExposure.HostAddresses;

    /// <summary>As people write it: <c>0.0.0.0:80</c>, <c>[::]:80</c>.</summary>
    public override string ToString() =>
        Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Address}]:{Port}" : $"{Address}:{Port}";

    private bool Covers(PortAddress other)
    {
        var mine = Unmapped(Address);
        var theirs = Unmapped(other.Address);
        if (mine.Equals(theirs))
        {
            return true;
        }

        if (mine.Equals(IPAddress.Any))
        {
            return theirs.AddressFamily == AddressFamily.InterNetwork;
        }

        return mine.Equals(IPAddress.IPv6Any) && (!V6Only || theirs.AddressFamily == AddressFamily.InterNetworkV6);
    }

    /// <summary>A socket bound to ::ffff:192.0.2.1 answers IPv4 alone.</summary>
    private static IPAddress Unmapped(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
