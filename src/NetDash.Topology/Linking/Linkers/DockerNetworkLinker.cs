using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Docker networks → nodes, and network ↔ bridge.</summary>
internal sealed class DockerNetworkLinker : Linker<DockerNetworkFact>
{
    // libnetwork names an overlay's namespace by its place in the sandbox table, `1-` since there is one table,
    // and the first ten characters of the network id: /var/run/docker/netns/1-x0qb7rbw5a.
    private const int OverlayPrefixLength = 10;

    protected override void Link(DockerNetworkFact network, LinkContext context)
    {
        var engine = context.Get<EngineHost>(EngineHost.IdOf(network.EngineId));
        var host = engine?.HostId ?? NodeId.HostOfEngine(network.EngineId);
        var bridge = Bridge(network, engine, context);
        context.Emit(new Node
        {
            Id = network.Id,
            Kind = NodeKind.DockerNetwork,
            Name = network.Name,
            Parent = host,
            Host = host,
            Labels = network.Labels,
            Properties = new DockerNetworkProperties
            {
                NetworkId = network.NetworkId,
                Driver = network.Driver,
                Scope = network.Scope,
                Subnets = Told(network, pool => pool.Subnet),
                Gateways = Told(network, pool => pool.Gateway),
                IpRanges = Told(network, pool => pool.IpRange),
                Bridge = bridge?.Name ?? network.Bridge,
                Internal = network.Internal,
                Attachable = network.Attachable,
                Ipv6 = network.Ipv6,
                Icc = network.Icc,
                Masquerade = network.Masquerade,
                IsDefaultBridge = network.IsDefaultBridge,
            },
        });

        if (bridge is not null)
        {
            context.Emit(new Edge
            {
                Id = NodeId.Edge("realizes", network.Id, bridge.Id),
                Kind = EdgeKind.Realizes,
                From = network.Id,
                To = bridge.Id,
            });
        }
    }

    private static InterfaceFact? Bridge(DockerNetworkFact network, EngineHost? engine, LinkContext context)
    {
        if (network.Driver == "overlay")
        {
            var prefix = network.NetworkId[..Math.Min(OverlayPrefixLength, network.NetworkId.Length)];
            return OverlayNetns(prefix, engine, context) is { } netns
                ? context.Find<InterfaceFact>(JoinKeys.InterfaceByName(netns.Id, "br0")).FirstOrDefault()
                : null;
        }

        return network.Bridge.Length > 0 && engine?.NetnsId is { Length: > 0 } own
            ? context.Find<InterfaceFact>(JoinKeys.InterfaceByName(own, network.Bridge)).FirstOrDefault()
            : null;
    }

    /// <summary>Two engines of one swarm on one machine have each a namespace of this name for the network.</summary>
    private static NetnsFact? OverlayNetns(string prefix, EngineHost? engine, LinkContext context)
    {
        var candidates = context.Find<NetnsFact>(JoinKeys.OverlayNetns(prefix)).ToList();
        return candidates.Count <= 1
            ? candidates.FirstOrDefault()
            : candidates.FirstOrDefault(netns => context.Get<NetnsPlace>(NetnsPlace.IdOf(netns.Id))?.HostId == engine?.HostId);
    }

    private static ValueList<string> Told(DockerNetworkFact network, Func<IpamConfig, string> part) =>
        network.Ipam.Select(part).Where(text => text.Length > 0).ToValueList();
}
