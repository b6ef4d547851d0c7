using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>Interfaces → lines of a card, with the ports that are listened on there.</summary>
internal sealed class LineBuilder(HostNodes host, BandBuilder bands)
{
    /// <summary>A namespace's interfaces: plugged ones first, in the kernel's order; the loopback only where it is alone.</summary>
    public List<LinePlan> OfNetns(Node netns, IReadOnlyList<Node> containers)
    {
        var interfaces = host.InterfacesOf(netns.Id).ToList();
        var shown = interfaces.FindAll(i => HostNodes.Nic(i).Type != "loopback");
        var lines = (shown.Count > 0 ? shown : interfaces).Select(i => Line(i, bands.PlugOf(i))).OrderBy(l => l.Plug is null ? 1 : 0).ToList();
        if (lines.Count == 0)
        {
            return lines;
        }

        var main = Math.Max(0, LeadLine(lines, containers));
        foreach (var chip in Sockets(netns, containers))
        {
            // What is bound to one interface's address is told beside it.
            var at = lines.FindIndex(l => l.Node is { } nic && HostNodes.Nic(nic).Addresses.Any(a => a.AsSpan(0, Math.Max(0, a.IndexOf('/', StringComparison.Ordinal))).SequenceEqual(chip.Address)));
            at = at < 0 ? main : at;
            lines[at] = lines[at] with { Chips = [.. lines[at].Chips, chip.Chip] };
        }

        return lines;
    }

    /// <summary>What stands for the interfaces of a container that has none that is read.</summary>
    public List<LinePlan> OfContainer(Node node)
    {
        var container = HostNodes.Container(node);
        var runs = HostNodes.Runs(node);
        var networks = host.NetworksOf(node).Where(n => runs || bands.OfNetwork(n.Network) is not null).ToList();
        if (runs && networks.Count > 0)
        {
            var lines = networks.Select(n => Endpoint(n.Network, n.Endpoint)).ToList();
            lines[0] = lines[0] with { Chips = Chips(node, container.Listening, wanted: false) };
            return lines;
        }

        var why = runs ? "namespace not read" : PlugStates.Of(node) == PlugState.Failed && container.StartedAt is null ? "no namespace yet" : "no namespace while stopped";
        var plug = networks.Count > 0 && bands.OfNetwork(networks[0].Network) is { } band ? new PlugPlan(band, null, null, PlugKind.Wanted) : null;
        return [new LinePlan("none", null, why, "", 0, Wanted(node, container), plug)];
    }

    private static LinePlan Line(Node nic, PlugPlan? plug)
    {
        var addresses = Addresses.Shown(HostNodes.Nic(nic));
        return new LinePlan(nic.Id, nic, HostNodes.Nic(nic).IfName, addresses.Count > 0 ? addresses[0] : "", Math.Max(0, addresses.Count - 1), [], plug);
    }

    private LinePlan Endpoint(Node network, AttachedProperties endpoint)
    {
        string[] addresses = [.. new[] { endpoint.Ipv4, endpoint.Ipv6 }.Where(a => a.Length > 0)];
        var band = bands.OfNetwork(network);
        return new LinePlan(
            network.Id, null, Wording.CutName(network.Name, 15), addresses.Length > 0 ? addresses[0] : "", Math.Max(0, addresses.Length - 1), [],
            band is null ? null : new PlugPlan(band, null, null, PlugKind.Attached));
    }

    /// <summary>
    /// The line whose network leads out: published ports lead there, and ports on every address are told there. -1 where none is plugged in.
    /// </summary>
    public int LeadLine(IReadOnlyList<LinePlan> lines, IReadOnlyList<Node> containers)
    {
        foreach (var container in containers)
        {
            if (host.NetworksOf(container).Select(n => bands.OfNetwork(n.Network)).OfType<string>().FirstOrDefault() is { } band)
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    if (lines[i].Plug?.Band == band)
                    {
                        return i;
                    }
                }
            }
        }

        return lines.Select((l, i) => l.Plug is null ? -1 : i).Where(i => i >= 0).DefaultIfEmpty(-1).First();
    }

    private IEnumerable<(string Address, ChipPlan Chip)> Sockets(Node netns, IReadOnlyList<Node> containers)
    {
        var properties = (NetnsProperties)netns.Properties;
        return containers.SelectMany(c => HostNodes.Container(c).Listening.Select(s => (Owner: c, Socket: s)))
            .Concat(host.Snapshot.ChildrenOf(netns.Id).Where(n => n.Kind == NodeKind.Process)
                .SelectMany(p => ((ProcessProperties)p.Properties).Listening.Select(s => (Owner: p, Socket: s))))
            .Concat(properties.UnownedListening.Select(s => (Owner: netns, Socket: s)))
            .GroupBy(x => (x.Socket.Port, x.Socket.Protocol, Address: Bound(x.Socket.Address)))
            .OrderBy(g => g.Key.Port).ThenBy(g => g.Key.Protocol).ThenBy(g => g.Key.Address, StringComparer.Ordinal)
            .Select(g => (
                g.Key.Address,
                new ChipPlan(
                    (g.Key.Address == "lo" ? "lo" : "") + Wording.Port(g.Key.Protocol, g.Key.Port),
                    g.Select(x => FindingOn(x.Owner, g.Key.Port)).Max())));
    }

    private List<ChipPlan> Chips(Node owner, IEnumerable<ListeningSocket> sockets, bool wanted) =>
    [
        .. sockets.Select(s => (s.Port, s.Protocol)).Distinct().Order()
            .Select(s => new ChipPlan((wanted ? "wants " : "") + Wording.Port(s.Protocol, s.Port), FindingOn(owner, s.Port))),
    ];

    private List<ChipPlan> Wanted(Node owner, ContainerProperties container) => container.LastListening.Count > 0
        ? Chips(owner, container.LastListening, wanted: true)
        : [.. container.ExposedPorts.Select(p => (p.Port, p.Protocol)).Concat(container.PublishedPorts.Select(p => (Port: p.ContainerPort, p.Protocol)))
            .Distinct().Order().Select(p => new ChipPlan("wants " + Wording.Port(p.Protocol, p.Port), FindingOn(owner, p.Port)))];

    private Health FindingOn(Node owner, int port) => NodeHealth.OfPort(host.Snapshot.FindingsOf(owner.Id).Where(f => f.Port?.Port == port));

    // Loopback is inside the namespace alone; what is bound to everything needs no word.
    private static string Bound(string address) => address switch
    {
        "0.0.0.0" or "::" or "*" or "" => "",
        "::1" => "lo",
        _ => address.StartsWith("127.", StringComparison.Ordinal) ? "lo" : address,
    };
}
