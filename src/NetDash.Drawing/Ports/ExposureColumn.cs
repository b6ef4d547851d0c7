using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>
/// The addresses of a host that its ports are reached at, each near the middle of those ports and there for good. What is only wanted is
/// reached nowhere.
/// </summary>
internal sealed class ExposureColumn
{
    private readonly LaneEditor _lane;
    private readonly IReadOnlyList<(Reach Reach, double Near)> _reaches;
    private readonly Node _host;
    private readonly IReadOnlyList<Node> _interfaces;

    public ExposureColumn(BookEditor book, PortArea area, Node host, IReadOnlyList<Node> interfaces, PortRows rows)
    {
        (_host, _interfaces) = (host, interfaces);
        // In another namespace nothing is reached from outside by its own address: its ports hang on nothing.
        _reaches = !area.IsHost ? [] :
        [
            .. area.Claims.Where(c => !c.IsWanted).GroupBy(c => c.Reach.Exposure).OrderByDescending(g => g.Key.Kind).ThenBy(g => g.Key.Address, StringComparer.Ordinal)
                .Select(g => (g.Key, g.Average(rows.Middle))),
        ];
        _lane = book.Open("exposures/" + area.Netns, _reaches.Select(r => r.Reach.Key));
        foreach (var (reach, near) in _reaches)
        {
            var wish = Math.Max(0, (int)((near - PortLanes.ExposureTop - (PortLanes.ExposureHeight / 2)) / Lanes.FineUnit));
            _lane.Place(reach.Key, (int)Math.Ceiling((PortLanes.ExposureHeight + PortLanes.ExposureGap) / Lanes.FineUnit), near: wish);
        }
    }

    public double Height => PortLanes.ExposureTop + (_lane.Capacity * Lanes.FineUnit);

    /// <summary>Draws them below a height.</summary>
    public void Draw(Sketch sketch, PortArea area, double top, Func<Node, Marks.Health> healthOf)
    {
        foreach (var (reach, _) in _reaches)
        {
            var nic = NicOf(reach);
            sketch.Add(ExposureDrawing.Draw(
                ExposureDrawing.IdOf(area, reach), top + PortLanes.ExposureTop + (_lane.Find(reach.Key)!.Value.Start * Lanes.FineUnit), reach, _host, nic,
                nic is null ? Marks.Health.Ok : healthOf(nic)));
        }
    }

    private Node? NicOf(Reach reach) => reach.Kind switch
    {
        PortExposure.All => null,
        PortExposure.Loopback => _interfaces.FirstOrDefault(i => ((InterfaceProperties)i.Properties).Type == "loopback"),
        _ => _interfaces.FirstOrDefault(i => ((InterfaceProperties)i.Properties).Addresses.Any(a => a.Split('/')[0] == reach.Address)),
    };
}
