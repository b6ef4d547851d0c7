using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>
/// What the hosts' own interfaces lead to: everything, where a default route says so, the networks that their addresses are in, and
/// the far ends of tunnels.
/// </summary>
internal sealed class OutsideColumn(Sketch sketch, BookEditor book)
{
    private const double Gap = 20;
    private const int MostNetworks = 4;

    /// <summary>From the height of an uplink to the middles of the two cards that it leads to.</summary>
    private const double HalfPitch = (Lanes.OutsideHeight + Gap) / 2;
    private const double LongestCurve = 160;

    public void Draw(IReadOnlyList<HostLayout> hosts, TieWiring ties, TopologySnapshot snapshot, bool isFiltered)
    {
        // The first to be placed has its wish: above the network that its gateway is in.
        var things = Internet(hosts);
        var uplinks = things.SelectMany(t => t.From).Select(e => e.Element).ToHashSet(StringComparer.Ordinal);
        foreach (var host in hosts)
        {
            things.AddRange(Networks(host, uplinks).Take(MostNetworks));
        }

        var ends = hosts.SelectMany(h => h.Plan.Ties).Where(t => t.To.Kind == NodeKind.External).ToList();
        foreach (var group in ends.GroupBy(t => t.To.Id))
        {
            var node = group.First().To;
            var from = InterfaceDrawing.IdOf(group.First().From);
            if (sketch.Elements.TryGetValue(from, out var nic))
            {
                things.Add(new Thing(node.Id, node.Name, ((ExternalProperties)node.Properties).Role, KindIcons.NameOf(node), node.Id, NodeHealth.Of(snapshot, node), Middle(nic), []));
            }
        }

        var merged = things.GroupBy(t => t.Key).Select(g => g.First() with { From = [.. g.SelectMany(t => t.From).Distinct()] }).ToList();
        var lane = book.Open("outside", merged.Select(t => t.Key));
        foreach (var thing in merged)
        {
            var units = (int)Math.Ceiling((Lanes.OutsideHeight + Gap) / Lanes.FineUnit);
            var wish = Math.Max(0, (int)((thing.Near - (Lanes.OutsideHeight / 2) - Lanes.HostY - Lanes.AreaTop) / Lanes.FineUnit));
            var y = Lanes.HostY + Lanes.AreaTop + (lane.Place(thing.Key, units, near: wish).Start * Lanes.FineUnit);
            sketch.Add(OutsideDrawing.Draw(thing.Key, thing.Name, thing.Address, thing.Icon, thing.Node, thing.Health, y));
            if (thing.Node is not null)
            {
                ties.AddOutside(thing.Node, OutsideDrawing.IdOf(thing.Key));
            }

            foreach (var end in thing.From.DistinctBy(e => e.Element))
            {
                Join(thing, end);
            }
        }

        if (merged.Count > 0 && !isFiltered)
        {
            sketch.Add(HostDrawing.Head("outside", null, 12, Lanes.HostY + 48, 100, "Outside"));
        }
    }

    private void Join(Thing thing, End end)
    {
        var from = OutsideDrawing.IdOf(thing.Key);
        var (start, stop) = (sketch.At(from, OutsideDrawing.Right), sketch.At(end.Element, InterfaceDrawing.Left));
        // A curve over a long way, or to a bridge, would cross what stands between: those go along the border of the hosts.
        var isNear = Math.Abs(stop.Y - start.Y) <= LongestCurve && stop.X <= Lanes.InterfaceX;
        sketch.Add(new SceneEdge
        {
            Id = $"uplink/{thing.Key}/{end.Element}",
            Look = EdgeLook.Lead,
            From = from, FromJack = OutsideDrawing.Right, To = end.Element, ToJack = InterfaceDrawing.Left,
            Path = isNear ? Ways.Curve(start, stop) : Ways.Step(start, stop, Lanes.OutsideGutter, 4),
            Name = $"{thing.Name} {end.Way}",
            Nodes = [.. sketch.Elements[end.Element].Nodes],
        });
    }

    /// <summary>One for all hosts, where any of them has a default route.</summary>
    private List<Thing> Internet(IReadOnlyList<HostLayout> hosts)
    {
        var uplinks = hosts.SelectMany(h => Uplinks.Of(h, sketch)).ToList();
        if (uplinks.Count == 0)
        {
            return [];
        }

        var all = uplinks.SelectMany(u => u.Nic.DefaultRoutes).Contains("0.0.0.0/0") ? "0.0.0.0/0" : "::/0";
        return
        [
            new Thing("internet", "Internet", all, "internet", null, Health.Ok, Middle(uplinks[0].Element) - HalfPitch,
                [.. uplinks.Select(u => new End(u.Element.Id, $"{string.Join(", ", u.Nic.DefaultRoutes)} by {string.Join(", ", u.Nic.Gateways)}"))]),
        ];
    }

    /// <summary>The networks on the wires of a host. A network and a mask of its own are read off each address; nothing is assumed of what lies beyond.</summary>
    private List<Thing> Networks(HostLayout host, HashSet<string> uplinks)
    {
        var found = new List<Thing>();
        foreach (var nic in host.Areas.Where(a => a.Plan.IsHost).SelectMany(a => a.Plan.Interfaces).Where(i => !i.IsLoopback && i.Master is null))
        {
            foreach (var address in Wiring.Addresses.Shown(nic.Nic).Take(1))
            {
                if (CidrNetwork.Of(address) is { } network && sketch.Elements.TryGetValue(InterfaceDrawing.IdOf(nic.Node), out var element))
                {
                    var near = Middle(element) + (uplinks.Contains(element.Id) ? HalfPitch : 0);
                    found.Add(new Thing("network:" + network, "LAN", network, "lan", null, Health.Ok, near, [new End(element.Id, network)]));
                }
            }
        }

        return found;
    }

    private static double Middle(SceneElement element) => element.Box.Y + (element.Box.H / 2);

    private sealed record Thing(string Key, string Name, string Address, string Icon, string? Node, Health Health, double Near, IReadOnlyList<End> From);

    /// <summary>An element inside that it leads to, and the way in words.</summary>
    private sealed record End(string Element, string Way);
}
