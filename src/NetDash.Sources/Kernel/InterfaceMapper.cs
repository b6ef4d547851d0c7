using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>Makes facts of interfaces.</summary>
internal static class InterfaceMapper
{
    /// <summary>The interfaces of a namespace.</summary>
    /// <param name="netns">What was read.</param>
    /// <param name="netnsId">Its node id.</param>
    /// <param name="targetId">Node id of the namespace that a link's other end is in; empty when it is not known.</param>
    public static List<Fact> Interfaces(Netns netns, string netnsId, Func<Link, string> targetId)
    {
        var addresses = netns.Addresses.ToLookup(static a => a.InterfaceIndex);
        var hops = netns.DefaultHops.OrderBy(static h => h.IsIpv6).ToLookup(static h => h.InterfaceIndex);
        var facts = new List<Fact>(netns.Links.Count);
        foreach (var link in netns.Links)
        {
            facts.Add(new InterfaceFact
            {
                Id = NodeId.Interface(netnsId, link.Index),
                NetnsId = netnsId,
                Name = link.Name,
                Index = link.Index,
                Type = link.Kind,
                Mac = link.Mac,
                Mtu = link.Mtu,
                OperState = link.OperState,
                IsUp = link.IsUp,
                Addresses = addresses[link.Index].OrderBy(static a => a.IsIpv6).Select(static a => a.Cidr).ToValueList(),
                DefaultRoutes = hops[link.Index].Select(static h => h.IsIpv6 ? "::/0" : "0.0.0.0/0").Distinct().ToValueList(),
                Gateways = hops[link.Index].Select(static h => h.Gateway.Length > 0 ? h.Gateway : InterfaceFact.OnLink).Distinct().ToValueList(),
                MasterIndex = link.MasterIndex,
                LinkIndex = link.LinkIndex,
                LinkNetnsId = link.LinkIndex > 0 ? targetId(link) : "",
                Vxlan = Vxlan(link, netns),
                VlanId = link.VlanId,
            });
        }

        return facts;
    }

    private static VxlanFact? Vxlan(Link link, Netns netns)
    {
        if (link.Vxlan is not { } vxlan)
        {
            return null;
        }

        IEnumerable<string> remotes = netns.Remotes.TryGetValue(link.Index, out var table) ? table : [];
        if (vxlan.Group.Length > 0)
        {
            remotes = remotes.Append(vxlan.Group);
        }

        return new VxlanFact(
            vxlan.Id, remotes.Distinct().Order(StringComparer.Ordinal).ToValueList(), vxlan.Local, vxlan.Port);
    }
}
