using System.Net;
using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>A vxlan's remotes → tunnels to the host that has the address, else to an external.</summary>
internal sealed class TunnelLinker : Linker<InterfaceFact>
{
    protected override void Link(InterfaceFact nic, LinkContext context)
    {
        if (nic.Vxlan is not { } vxlan)
        {
            return;
        }

        foreach (var remote in vxlan.Remotes)
        {
            // 0.0.0.0 is what the kernel answers for "no default destination".
            if (!IPAddress.TryParse(remote, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            {
                continue;
            }

            var to = HostWith(remote, context);
            if (to is null)
            {
                to = NodeId.ExternalAddress(remote);
                context.Emit(new Node
                {
                    Id = to,
                    Kind = NodeKind.External,
                    Name = remote,
                    Status = NodeStatus.Unknown,
                    Properties = new ExternalProperties { Addresses = [remote], Role = "address" },
                });
            }

            context.Emit(new Edge
            {
                Id = NodeId.Edge("tunnel", nic.Id, to, remote),
                Kind = EdgeKind.Tunnel,
                From = nic.Id,
                To = to,
                Properties = new TunnelProperties(vxlan.Vni, remote),
            });
        }
    }

    private static string? HostWith(string address, LinkContext context) =>
        context.Find<NetnsAddresses>(JoinKeys.Address(address))
            .Select(found => context.Get<NetnsPlace>(NetnsPlace.IdOf(found.NetnsId)))
            .FirstOrDefault(place => place?.Role == "host")?.HostId;
}
