using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Layout;

/// <summary>The wiring lens: what is plugged into what.</summary>
internal static class WiringPicture
{
    /// <returns>How much is told one by one; null where nothing is rolled up, nor would be.</returns>
    public static RolledUp? Draw(Sketch sketch, BookEditor book, TopologySnapshot snapshot, Func<string, bool>? shown, ViewRollUp choice)
    {
        var (plans, rolledUp) = new WiringRollUp(snapshot, book, choice).Apply(Plans(snapshot, shown), shown);
        var hosts = Hosts(snapshot, plans, book, sketch);
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
        return rolledUp;
    }

    private static List<HostPlan> Plans(TopologySnapshot snapshot, Func<string, bool>? shown) =>
        [.. HostOrder.Of(snapshot).Select(h => PlanFilter.Apply(HostPlanBuilder.Build(snapshot, h, shown), shown)).OfType<HostPlan>()];

    private static List<HostLayout> Hosts(TopologySnapshot snapshot, IReadOnlyList<HostPlan> plans, BookEditor book, Sketch sketch)
    {
        var ledger = PortLedger.Of(snapshot);
        return [.. HostOrder.Keep(plans, p => p.Node.Id, book).Select(p => new HostLayout(snapshot, book, sketch, p, ledger.Of(p.Node.Id)))];
    }
}
