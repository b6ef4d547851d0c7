using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>Bridges, lower interfaces, bare pairs and unseen networks → rails with one row a port.</summary>
internal sealed class RailBuilder(HostNodes host)
{
    private readonly CardBuilder _cards = new(host);
    private readonly HashSet<string> _ports = new(StringComparer.Ordinal);
    private readonly HashSet<string> _placed = new(StringComparer.Ordinal);

    public IReadOnlyList<WiringRail> Build()
    {
        var rails = new List<WiringRail>();
        rails.AddRange(Bridges().Select(Bridge));
        rails.AddRange(LowerInterfaces());
        if (BarePairs() is { Rows.Count: > 0 } pairs)
        {
            rails.Add(pairs);
        }

        rails.AddRange(UnseenNetworks());
        return rails;
    }

    /// <summary>The host's own first, the default bridge before all others; then those inside other namespaces (overlays).</summary>
    private IEnumerable<Node> Bridges() => host.AllInterfaces
        .Where(i => Nic(i).Type is "bridge" or "bond" or "team")
        .OrderBy(i => i.Parent == host.HostNetns?.Id ? 0 : 1)
        .ThenBy(i => NetworkOf(i)?.Properties is DockerNetworkProperties { IsDefaultBridge: true } ? 0 : 1)
        .ThenBy(i => i.Name, StringComparer.Ordinal);

    private WiringRail Bridge(Node bridge)
    {
        var network = NetworkOf(bridge);
        var ports = host.Snapshot.EdgesOf(bridge.Id).Where(e => e.Kind == EdgeKind.Master && e.To == bridge.Id)
            .Select(e => host.Find(e.From)!).OrderBy(p => Nic(p).IfIndex);
        var rows = ports.Select(p => PortRow(p, network)).ToList();
        if (network is not null)
        {
            rows.AddRange(NotPluggedIn(network));
        }

        return new WiringRail(bridge.Id, bridge, bridge.Name, CardBuilder.Line(bridge).Addresses, Note(bridge, network), rows);
    }

    private WiringRow PortRow(Node port, Node? network)
    {
        _ports.Add(port.Id);
        var inner = host.Others(port, EdgeKind.Veth).FirstOrDefault();
        var card = inner is null
            ? new WiringCard(port, [], null, port.Name, Nic(port).Type, CardBuilder.Line(port), [], [], Plugged.In, NodeHealth.Of(host.Snapshot, port))
            : _cards.OfInterface(inner);
        Place(card);
        return new WiringRow(port, Published(card, network), card);
    }

    /// <summary>Containers of a network that have no port on it now keep a row, so that nothing that was there is forgotten.</summary>
    private IEnumerable<WiringRow> NotPluggedIn(Node network) =>
        host.Others(network, EdgeKind.Attached)
            .Where(c => c.Properties is ContainerProperties p && !HostNodes.Runs(p))
            .OrderBy(c => c.Name, StringComparer.Ordinal)
            .Select(c =>
            {
                var card = _cards.OfContainer(c, null);
                Place(card);
                return new WiringRow(null, Published(card, network), card);
            })
            .ToList();

    /// <summary>
    /// Host ports lead into one network of a container alone: the first by name, which libnetwork makes its gateway.
    /// </summary>
    private List<PortPlate> Published(WiringCard card, Node? network) =>
    [
        .. card.Containers.Where(c => network is not null && host.NetworksOf(c).FirstOrDefault().Network?.Id == network.Id)
            .SelectMany(c => PortPlates.Published(host.Snapshot, c, (ContainerProperties)c.Properties)),
    ];

    /// <summary>macvlan, ipvlan and vlan hang on a lower interface as on a rail.</summary>
    private IEnumerable<WiringRail> LowerInterfaces() => host.AllInterfaces
        .SelectMany(i => host.Snapshot.EdgesOf(i.Id).Where(e => e.Kind == EdgeKind.ParentLink && e.From == i.Id).Select(e => (Upper: i, Lower: host.Find(e.To))))
        .Where(x => x.Lower is not null && x.Upper.Parent != host.HostNetns?.Id)
        .GroupBy(x => x.Lower!, x => x.Upper)
        .OrderBy(g => g.Key.Name, StringComparer.Ordinal)
        .Select(g => new WiringRail(
            "lower " + g.Key.Id, g.Key, g.Key.Name, CardBuilder.Line(g.Key).Addresses, "no bridge: on the interface itself",
            [.. g.OrderBy(u => Nic(u).IfIndex).Select(upper =>
            {
                var card = _cards.OfInterface(upper);
                Place(card);
                return new WiringRow(upper, [], card);
            })]));

    /// <summary>veth pairs that are on no bridge, as routed container networks make them.</summary>
    private WiringRail BarePairs() => new(
        "pairs", null, "veth pairs", [], "no bridge: routed",
        [.. host.HostInterfaces
            .Where(i => Nic(i).Type == "veth" && Nic(i).Master.Length == 0 && !_ports.Contains(i.Id) && host.Others(i, EdgeKind.Veth).Any())
            .OrderBy(i => Nic(i).IfIndex).Select(i => PortRow(i, null))]);

    /// <summary>Networks whose wiring nobody reads: what their engine tells of them.</summary>
    private IEnumerable<WiringRail> UnseenNetworks() => host.Networks
        .Select(network => (Network: network, Rows: UnseenRows(network)))
        .Where(x => x.Rows.Count > 0)
        .Select(x => new WiringRail(
            x.Network.Id, x.Network, x.Network.Name, [.. ((DockerNetworkProperties)x.Network.Properties).Subnets],
            $"{((DockerNetworkProperties)x.Network.Properties).Driver}, as its engine tells it", x.Rows));

    private List<WiringRow> UnseenRows(Node network)
    {
        if (((DockerNetworkProperties)network.Properties).Driver is "host" or "null" || host.Others(network, EdgeKind.Realizes).Any())
        {
            return [];
        }

        return
        [
            .. host.Snapshot.EdgesOf(network.Id)
                .Where(e => e.Kind == EdgeKind.Attached && e.To == network.Id)
                .Select(e => (Container: host.Find(e.From)!, Endpoint: (AttachedProperties)e.Properties))
                .Where(x => !_placed.Contains(x.Container.Id))
                .OrderBy(x => x.Container.Name, StringComparer.Ordinal)
                .ToList()
                .Select(x =>
                {
                    string[] addresses = [x.Endpoint.Ipv4, x.Endpoint.Ipv6];
                    var card = _cards.OfContainer(x.Container, new WiringLine(null, "", [.. addresses.Where(a => a.Length > 0)]));
                    return new WiringRow(null, Published(card, network), card);
                }),
        ];
    }

    private void Place(WiringCard card) => _placed.UnionWith(card.Containers.Select(c => c.Id));

    private Node? NetworkOf(Node bridge) => host.Others(bridge, EdgeKind.Realizes).FirstOrDefault();

    private string Note(Node bridge, Node? network) => string.Join(", ", new[]
    {
        network is not null && network.Name != bridge.Name ? $"network {Wording.CutName(network.Name)}" : "",
        bridge.Parent != host.HostNetns?.Id && host.Find(bridge.Parent) is { } netns ? $"in {netns.Name}" : "",
    }.Where(t => t.Length > 0));

    private static InterfaceProperties Nic(Node node) => (InterfaceProperties)node.Properties;
}
