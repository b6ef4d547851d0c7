using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>The wiring lens: what is plugged into what.</summary>
internal static class WiringPicture
{
    public static void Draw(Sketch sketch, BookEditor book, TopologySnapshot snapshot, Func<string, bool>? shown)
    {
        var hosts = Hosts(snapshot, shown, book, sketch);
        var top = Lanes.HostY;
        foreach (var host in hosts)
        {
            top = host.Place(top) + Lanes.HostGap;
        }

        foreach (var host in hosts)
        {
            host.Wire();
            new ConflictWiring(sketch, snapshot).Draw([.. host.Areas.SelectMany(a => a.Plates)], host.Plan.Node.Id);
        }

        new UnreadNodes(snapshot, book, sketch).Draw(top - Lanes.HostGap, shown);
        var ties = new TieWiring(sketch, hosts);
        new OutsideColumn(sketch, book).Draw(hosts, ties, snapshot, shown is not null);
        ties.Draw(hosts.SelectMany(h => h.Plan.Ties));
    }

    private static List<HostLayout> Hosts(TopologySnapshot snapshot, Func<string, bool>? shown, BookEditor book, Sketch sketch)
    {
        var ledger = PortLedger.Of(snapshot);
        var plans = HostOrder.Of(snapshot).Select(h => PlanFilter.Apply(HostPlanBuilder.Build(snapshot, h, shown), shown)).OfType<HostPlan>().ToList();
        return [.. HostOrder.Keep(plans, p => p.Node.Id, book).Select(p => new HostLayout(snapshot, book, sketch, p, ledger.Of(p.Node.Id)))];
    }
}
