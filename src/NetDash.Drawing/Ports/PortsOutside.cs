using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>
/// What the hosts' own interfaces lead to, joined with the addresses that ports are reached at from there: all of them, and each that an
/// interface on that network has. Where nothing is joined, nothing of a host is reached from outside.
/// </summary>
internal sealed class PortsOutside(Sketch sketch, BookEditor book)
{
    private const double Gap = 20;
    private const double HalfPitch = (Lanes.OutsideHeight + Gap) / 2;
    private const double LongestCurve = 160;
    private const int MostNetworks = 4;

    // What is inside the machine: a bridge leads out only where a route says so.
    private static readonly HashSet<string> Inside = new(StringComparer.Ordinal) { "loopback", "bridge", "veth", "dummy" };

    public void Draw(IReadOnlyList<PortsLayout> hosts)
    {
        var things = hosts.SelectMany(Things).GroupBy(t => t.Key)
            .Select(g => g.First() with { Ends = [.. g.SelectMany(t => t.Ends).Distinct()] }).ToList();
        var lane = book.Open("outside", things.Select(t => t.Key));
        foreach (var thing in things)
        {
            var wish = Math.Max(0, (int)((thing.Near - (Lanes.OutsideHeight / 2) - Lanes.HostY - Lanes.AreaTop) / Lanes.FineUnit));
            var units = (int)Math.Ceiling((Lanes.OutsideHeight + Gap) / Lanes.FineUnit);
            var y = Lanes.HostY + Lanes.AreaTop + (lane.Place(thing.Key, units, near: wish).Start * Lanes.FineUnit);
            sketch.Add(OutsideDrawing.Draw(thing.Key, thing.Name, thing.Address, thing.Icon, null, Health.Ok, y));
            foreach (var end in thing.Ends)
            {
                Join(thing, end);
            }
        }

        if (things.Count > 0)
        {
            sketch.Add(HostDrawing.Head("outside", null, 12, Lanes.HostY + 48, 100, "Outside"));
        }
    }

    private void Join(Thing thing, string end)
    {
        var from = OutsideDrawing.IdOf(thing.Key);
        var (start, stop) = (sketch.At(from, OutsideDrawing.Right), sketch.At(end, ExposureDrawing.Left));
        var exposure = sketch.Elements[end];
        sketch.Add(new SceneEdge
        {
            Id = $"uplink/{thing.Key}/{end}",
            Look = EdgeLook.Lead,
            From = from, FromJack = OutsideDrawing.Right, To = end, ToJack = ExposureDrawing.Left,
            // A curve over a long way would cross what stands between: that goes along the border of the hosts.
            Path = Math.Abs(stop.Y - start.Y) <= LongestCurve ? Ways.Curve(start, stop) : Ways.Step(start, stop, Lanes.OutsideGutter, 4),
            Name = $"{thing.Name} reaches {exposure.Name} {exposure.Description}",
            Nodes = [.. exposure.Nodes],
        });
    }

    private IEnumerable<Thing> Things(PortsLayout host)
    {
        var area = host.Plan.Areas[0];
        var uplinks = host.Interfaces.Where(n => Nic(n).DefaultRoutes.Count > 0).ToList();
        var near = Near(host);
        var all = End(area, new Reach(PortExposure.All, ""));
        if (uplinks.Count > 0)
        {
            var route = uplinks.SelectMany(n => Nic(n).DefaultRoutes).Contains("0.0.0.0/0") ? "0.0.0.0/0" : "::/0";
            yield return new Thing("internet", "Internet", route, "internet", near - HalfPitch, [.. all, .. uplinks.SelectMany(n => Own(area, n))]);
        }

        var networks = host.Interfaces
            .Where(n => Nic(n).Master.Length == 0 && (!Inside.Contains(Nic(n).Type) || Nic(n).DefaultRoutes.Count > 0))
            .SelectMany(n => Wiring.Addresses.Shown(Nic(n)).Take(1).Select(CidrNetwork.Of).OfType<string>().Select(network => (Nic: n, Network: network)));
        foreach (var (nic, network) in networks.Take(MostNetworks))
        {
            yield return new Thing("network:" + network, "LAN", network, "lan", near + (uplinks.Count > 0 ? HalfPitch : 0), [.. all, .. Own(area, nic)]);
        }
    }

    /// <summary>The height of what most of it leads to.</summary>
    private double Near(PortsLayout host)
    {
        var area = host.Plan.Areas[0];
        var exposures = sketch.Elements.Values
            .Where(e => e.Kind == ElementKind.Exposure && e.Parent == host.Id).OrderBy(e => e.Box.Y).ToList();
        var element = exposures.Find(e => e.Id == ExposureDrawing.IdOf(area, new Reach(PortExposure.All, "")))
            ?? exposures.FirstOrDefault() ?? sketch.Elements["area/" + area.Netns];
        return element.Box.Y + Math.Min(element.Box.H / 2, Lanes.OutsideHeight + (Gap / 2));
    }

    private IEnumerable<string> Own(PortArea area, Node nic) =>
        Nic(nic).Addresses.Select(a => a.Split('/')[0]).SelectMany(a => End(area, new Reach(PortExposure.HostAddresses, a)));

    private IEnumerable<string> End(PortArea area, Reach reach) => ExposureDrawing.IdOf(area, reach) is var id && sketch.Elements.ContainsKey(id) ? [id] : [];

    private static InterfaceProperties Nic(Node node) => (InterfaceProperties)node.Properties;

    private sealed record Thing(string Key, string Name, string Address, string Icon, double Near, IReadOnlyList<string> Ends);
}
