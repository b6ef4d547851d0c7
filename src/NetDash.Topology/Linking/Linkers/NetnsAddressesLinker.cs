using System.Net;
using System.Net.Sockets;
using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>
/// Interfaces → the addresses of their namespace. Its own fact, so that an interface that comes and goes without an address
/// (every veth) leaves the containers that live on the host's addresses alone.
/// </summary>
internal sealed class NetnsAddressesLinker : Linker<NetnsFact>
{
    protected override void Link(NetnsFact netns, LinkContext context) => context.Emit(new NetnsAddresses
    {
        Id = NetnsAddresses.IdOf(netns.Id),
        NetnsId = netns.Id,
        Addresses = context.Find<InterfaceFact>(JoinKeys.InterfacesOf(netns.Id))
            .OrderBy(nic => nic.Index)
            .SelectMany(nic => nic.Addresses)
            .Select(WithoutPrefix)
            .Where(IsReachable)
            .Distinct()
            .ToValueList(),
    });

    internal static string WithoutPrefix(string cidr)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? cidr : cidr[..slash];
    }

    private static bool IsReachable(string text) =>
        IPAddress.TryParse(text, out var address) && !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal
        && !(address.AddressFamily == AddressFamily.InterNetwork && text.StartsWith("169.254.", StringComparison.Ordinal));
}
