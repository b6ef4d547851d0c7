using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>A host of a topology → what hangs where. O(nodes + edges of the host).</summary>
internal static class HostPlanBuilder
{
    public static HostPlan Build(TopologySnapshot snapshot, Node node, Func<string, bool>? shown)
    {
        var host = new HostNodes(snapshot, node, shown);
        var bands = new BandBuilder(host);
        var cards = new CardBuilder(host, bands).Build();
        var ports = cards.SelectMany(c => c.Lines).Select(l => l.Plug?.Port?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var areas = new List<AreaPlan>
        {
            Area(host, bands, ports, host.HostNetns, host.HostNetns?.Id ?? node.Id, isHost: true),
        };
        areas.AddRange(host.Namespaces.Where(n => n != host.HostNetns && host.Areas.Contains(n.Id)).Select(n => Area(host, bands, ports, n, n.Id, isHost: false)));
        return new HostPlan(node, areas, cards, Ties(host, bands, cards));
    }

    private static AreaPlan Area(HostNodes host, BandBuilder bands, HashSet<string> ports, Node? netns, string key, bool isHost)
    {
        // Bridges are rails, and what a card is plugged into is a cable; everything else stands by itself.
        var rails = bands.Of(key).Where(b => b.Kind == BandKind.Bridge).Select(b => b.Node!.Id).ToHashSet(StringComparer.Ordinal);
        return new AreaPlan(
            key, netns, isHost, isHost ? "Host namespace" : netns!.Name,
            netns is null ? [] : [.. host.InterfacesOf(netns.Id).Where(i => !rails.Contains(i.Id) && !ports.Contains(i.Id)).Select(i => new InterfacePlan(i, bands.MasterOf(i)))],
            isHost ? new OwnerBuilder(host).Build() : [],
            bands.Of(key));
    }

    /// <summary>Edges between interfaces that no lane shows: pairs within the areas, upper on lower, bonds, tunnels, pairs of two cards.</summary>
    private static List<TiePlan> Ties(HostNodes host, BandBuilder bands, IReadOnlyList<CardPlan> cards)
    {
        var told = cards.SelectMany(c => c.Lines).Select(l => l.Plug?.Edge).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var ties = new Dictionary<string, TiePlan>(StringComparer.Ordinal);
        foreach (var nic in host.Interfaces)
        {
            foreach (var edge in host.Snapshot.EdgesOf(nic.Id))
            {
                var isTie = edge.Kind is EdgeKind.Veth or EdgeKind.ParentLink or EdgeKind.Tunnel
                    || (edge.Kind == EdgeKind.Master && edge.From == nic.Id && bands.MasterOf(nic) is null);
                if (isTie && !told.Contains(edge.Id) && host.Find(edge.From) is { } from && host.Find(edge.To) is { } to)
                {
                    ties[edge.Id] = new TiePlan(edge, from, to);
                }
            }
        }

        return [.. ties.Values.OrderBy(t => t.Edge.Id, StringComparer.Ordinal)];
    }
}
