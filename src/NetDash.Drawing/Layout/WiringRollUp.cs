using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Layout;

/// <summary>
/// Rolls up the cards of a wiring: by what the address says, or where there is more than anybody can look at, by as little as makes it
/// less. O(nodes + edges) for each step that is tried.
/// </summary>
internal sealed class WiringRollUp(TopologySnapshot snapshot, BookEditor book, ViewRollUp choice)
{
    private const string Lane = "rolled-up";

    // What is rolled up stays so until it is clear that it need not be: else a few containers would turn the picture over and over.
    private const double Few = 0.8;

    /// <returns>The plans with cards for groups, and how much of them is told one by one; null where nothing is rolled up, nor would be.</returns>
    public (IReadOnlyList<HostPlan> Plans, RolledUp? RolledUp) Apply(IReadOnlyList<HostPlan> plans, Func<string, bool>? shown)
    {
        var (by, steps, rolled) = choice.By.Count > 0 ? (choice.By, 0, Rolled(plans, choice.By)) : Auto(plans, shown);
        var lane = book.Open(Lane, Enumerable.Range(0, steps).Select(KeyOf));
        for (var step = 0; step < steps; step++)
        {
            lane.Place(KeyOf(step), 1);
        }

        return (rolled, by.Count == 0 ? null : new RolledUp(rolled.Sum(p => p.Cards.Count(c => c.Group is null)), plans.Sum(p => p.Cards.Count), "card", by));
    }

    private (ValueList<RollUpKind> By, int Steps, IReadOnlyList<HostPlan> Plans) Auto(IReadOnlyList<HostPlan> plans, Func<string, bool>? shown)
    {
        var nodes = shown is null ? snapshot.Nodes.Count : snapshot.Nodes.Keys.Count(shown);
        var edges = shown is null ? snapshot.Edges.Count : snapshot.Edges.Values.Count(e => shown(e.From) && shown(e.To));
        ValueList<RollUpKind> by = [];
        var rolled = plans;
        var step = 0;
        for (; step < RollUpKinds.Steps.Count && IsMuch(step, nodes, edges); step++)
        {
            by = RollUpKinds.Steps[step];
            if (choice.Never)
            {
                // That it would be is all that is told.
                return (by, 1, plans);
            }

            rolled = Rolled(plans, by);
            nodes = rolled.Sum(p => p.Cards.Sum(c => c.Group is null ? c.Nodes.Count() : 1));
            edges = rolled.Sum(p => p.Cards.Sum(c => c.Lines.Count));
        }

        return (by, step, rolled);
    }

    private bool IsMuch(int step, int nodes, int edges)
    {
        var most = book.Has(Lane, KeyOf(step)) ? Few : 1;
        return nodes > ViewRollUp.MostNodes * most || edges > ViewRollUp.MostEdges * most;
    }

    private IReadOnlyList<HostPlan> Rolled(IReadOnlyList<HostPlan> plans, ValueList<RollUpKind> by)
    {
        var groups = new CardGroups(new GroupMembership(snapshot, by, choice.Opened(snapshot)));
        return [.. plans.Select(groups.Apply)];
    }

    private static string KeyOf(int step) => $"step {step}";
}
