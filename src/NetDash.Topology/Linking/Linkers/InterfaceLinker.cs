using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Interfaces → nodes, and the edges between interfaces: veth peer, master, lower interface.</summary>
internal sealed class InterfaceLinker : Linker<InterfaceFact>
{
    protected override void Link(InterfaceFact nic, LinkContext context)
    {
        var peer = nic.Type == "veth" ? PeerOf(nic, context) : null;
        var master = nic.MasterIndex > 0
            ? context.Find<InterfaceFact>(JoinKeys.InterfaceByIndex(nic.NetnsId, nic.MasterIndex)).FirstOrDefault()
            : null;

        context.Emit(new Node
        {
            Id = nic.Id,
            Kind = NodeKind.Interface,
            Name = nic.Name,
            Parent = nic.NetnsId,
            Host = context.Get<NetnsPlace>(NetnsPlace.IdOf(nic.NetnsId))?.HostId,
            Status = nic.OperState is "up" or "unknown" ? NodeStatus.Ok : NodeStatus.Stopped,
            Properties = new InterfaceProperties
            {
                IfName = nic.Name,
                IfIndex = nic.Index,
                Type = nic.Type,
                Mac = nic.Mac,
                Mtu = nic.Mtu,
                OperState = nic.OperState,
                Addresses = nic.Addresses,
                Gateways = nic.Gateways,
                DefaultRoutes = nic.DefaultRoutes,
                Master = master?.Name ?? "",
                Peer = peer?.Name ?? "",
                Vni = nic.Vxlan?.Vni,
                Remotes = nic.Vxlan?.Remotes,
                VlanId = nic.Type == "vlan" ? nic.VlanId : null,
            },
        });

        if (peer is not null)
        {
            var ends = string.CompareOrdinal(nic.Id, peer.Id) < 0 ? (From: nic.Id, To: peer.Id) : (From: peer.Id, To: nic.Id);
            Emit(EdgeKind.Veth, "veth", ends.From, ends.To, context);
        }

        if (master is not null)
        {
            Emit(EdgeKind.Master, "master", nic.Id, master.Id, context);
        }

        if (nic.Type is "macvlan" or "macvtap" or "ipvlan" or "vlan" && Lower(nic, context) is { } lower)
        {
            Emit(EdgeKind.ParentLink, "parent-link", nic.Id, lower.Id, context);
        }
    }

    /// <summary>A pair is known as soon as one end tells: from inside a namespace the other's may have no number.</summary>
    private static InterfaceFact? PeerOf(InterfaceFact nic, LinkContext context) =>
        Lower(nic, context) is { Type: "veth" } told
            ? told
            : context.Find<InterfaceFact>(JoinKeys.VethsLeadingTo(nic.NetnsId, nic.Index)).FirstOrDefault();

    private static InterfaceFact? Lower(InterfaceFact nic, LinkContext context) =>
        nic.LinkIndex > 0 && nic.LinkNetnsId.Length > 0
            ? context.Find<InterfaceFact>(JoinKeys.InterfaceByIndex(nic.LinkNetnsId, nic.LinkIndex)).FirstOrDefault()
            : null;

    private static void Emit(EdgeKind kind, string word, string from, string to, LinkContext context) =>
        context.Emit(new Edge { Id = NodeId.Edge(word, from, to), Kind = kind, From = from, To = to });
}
