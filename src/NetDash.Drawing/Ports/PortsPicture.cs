using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>The ports lens: who answers on which port, and what collides.</summary>
internal static class PortsPicture
{
    public static void Draw(Sketch sketch, BookEditor book, TopologySnapshot snapshot, Func<string, bool>? shown)
    {
        var ledger = PortLedger.Of(snapshot);
        var plans = HostOrder.Of(snapshot)
            .Select(h => ledger.Of(h.Id) is { } own ? PortsPlanBuilder.Build(snapshot, h, own, shown) : null).OfType<PortsPlan>().ToList();
        var hosts = HostOrder.Keep(plans, p => p.Host.Id, book).Select(p => new PortsLayout(snapshot, book, sketch, p)).ToList();
        var top = Lanes.HostY;
        foreach (var host in hosts)
        {
            top = host.Draw(top) + Lanes.HostGap;
        }

        new PortsOutside(sketch, book).Draw(hosts);
    }
}
