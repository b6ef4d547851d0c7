using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>What a filter leaves of a plan: things that it leaves, on the rails that they hang on.</summary>
internal static class PlanFilter
{
    /// <returns>Null where nothing is left.</returns>
    public static HostPlan? Apply(HostPlan plan, Func<string, bool>? shown)
    {
        if (shown is null)
        {
            return plan;
        }

        var cards = plan.Cards.Where(c => c.Nodes.Any(n => shown(n.Id))).ToList();
        var hung = cards.SelectMany(c => c.Lines.Select(l => l.Plug?.Band)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var areas = plan.Areas.Select(a => Area(a, shown, hung)).Where(a => a.IsHost || a.Bands.Count + a.Interfaces.Count > 0).ToList();
        var ties = plan.Ties.Where(t => shown(t.From.Id) && shown(t.To.Id)).ToList();
        var empty = cards.Count == 0 && areas.TrueForAll(a => a.Bands.Count + a.Interfaces.Count + a.Owners.Count == 0);
        return empty && !shown(plan.Node.Id) ? null : new HostPlan(plan.Node, areas, cards, ties);
    }

    private static AreaPlan Area(AreaPlan area, Func<string, bool> shown, HashSet<string> hung) => area with
    {
        Bands = [.. area.Bands.Where(b => hung.Contains(b.Key) || IsShown(b.Node, shown) || IsShown(b.Network, shown))],
        Interfaces = [.. area.Interfaces.Where(i => shown(i.Node.Id))],
        Owners = [.. area.Owners.Where(o => shown(o.Node.Id))],
    };

    private static bool IsShown(Node? node, Func<string, bool> shown) => node is not null && shown(node.Id);
}
