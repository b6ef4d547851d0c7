using NetDash.Drawing.Layout;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Model;

namespace NetDash.Drawing;

/// <summary>The one door of this room: a topology and a slot book in, a picture and the slot book after it out. Pure.</summary>
public static class MapDrawing
{
    /// <summary>Draws the wiring lens. O(nodes + edges).</summary>
    /// <param name="snapshot">The whole topology, also where a filter is on: what is left stands on rails that must be known.</param>
    /// <param name="shown">Whether a filter leaves a node; null without a filter, which leaves all but pause containers.</param>
    /// <param name="book">Where things stood before; <see cref="SlotBook.Empty"/> at first.</param>
    public static Drawn Draw(TopologySnapshot snapshot, Func<string, bool>? shown, SlotBook book)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(book);
        var sketch = new Sketch();
        var editor = new BookEditor(book);
        var hosts = Hosts(snapshot, shown, editor, sketch);
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

        var ties = new TieWiring(sketch, hosts);
        new OutsideColumn(sketch, editor).Draw(hosts, ties, snapshot, shown is not null);
        ties.Draw(hosts.SelectMany(h => h.Plan.Ties));
        return new Drawn(sketch.ToScene(), editor.ToBook());
    }

    private static List<HostLayout> Hosts(TopologySnapshot snapshot, Func<string, bool>? shown, BookEditor book, Sketch sketch)
    {
        var plans = snapshot.OfKind(NodeKind.Host)
            .OrderBy(h => ((HostProperties)h.Properties).EngineIds.Count == 0).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id, StringComparer.Ordinal)
            .Select(h => PlanFilter.Apply(HostPlanBuilder.Build(snapshot, h, shown), shown)).OfType<HostPlan>().ToList();
        var lane = book.Open("hosts", plans.Select(p => p.Node.Id));
        return [.. plans.Select(p => (Plan: p, At: lane.Place(p.Node.Id, 1).Start)).OrderBy(p => p.At).Select(p => new HostLayout(snapshot, book, sketch, p.Plan))];
    }
}

/// <summary>A picture and the slot book that keeps its places.</summary>
public sealed record Drawn(Scene Scene, SlotBook Book);
