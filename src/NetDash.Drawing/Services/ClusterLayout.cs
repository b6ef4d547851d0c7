using NetDash.Drawing.Clusters;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A cluster as a card: its nodes, and right of them its namespaces.</summary>
internal sealed class ClusterLayout
{
    // A screen is wider than high.
    private const double Aspect = 1.6;
    private const double LeastHeight = 900;
    private const double UsualWidth = 1150;
    private const double EmptyWidth = 600;

    private readonly TopologySnapshot _snapshot;
    private readonly BookEditor _book;
    private readonly Sketch _sketch;
    private readonly PodHealths _healths;
    private readonly Func<string, bool>? _shown;
    private readonly ClusterPlan _plan;

    public ClusterLayout(TopologySnapshot snapshot, BookEditor book, Sketch sketch, PodHealths healths, Func<string, bool>? shown, ClusterPlan plan) =>
        (_snapshot, _book, _sketch, _healths, _shown, _plan) = (snapshot, book, sketch, healths, shown, plan);

    /// <summary>Draws everything below a height; returns the card's bottom.</summary>
    public double Draw(double top)
    {
        var islands = _plan.Islands.Select(i => new IslandLayout(_book, i)).ToList();
        var height = UsualHeight(islands);
        foreach (var island in islands)
        {
            island.Place(_snapshot, ServiceLanes.Units(height));
        }

        var columns = new Shelves(
            _book, "islands/" + _plan.Id, [.. islands.Select(i => (i.Plan.Namespace.Id, ServiceLanes.Units(i.Height + ServiceLanes.IslandGap)))], ServiceLanes.Units(height));
        var nodes = new NodeGrid(_book, _plan.Id, _plan.Nodes, columns.Heights.DefaultIfEmpty(0).Max() * ServiceLanes.Unit);
        var id = ClusterDrawing.IdOf(_plan.Id);
        var (left, y) = (ServiceLanes.ClusterX + ServiceLanes.Pad, top + ServiceLanes.Top);
        nodes.Draw(_sketch, id, left, y);
        var x = left + (nodes.Width > 0 ? nodes.Width + ServiceLanes.NodesGap : 0);
        var (right, bottom) = (left + Math.Max(nodes.Width, EmptyWidth), y + Math.Max(nodes.Height, 40));
        foreach (var column in islands.GroupBy(i => columns[i.Plan.Namespace.Id].Shelf).OrderBy(g => g.Key))
        {
            foreach (var island in column)
            {
                var islandY = y + (columns[island.Plan.Namespace.Id].Start * ServiceLanes.Unit);
                new IslandDrawing(_snapshot, _sketch, _healths, _shown, island).Draw(id, x, islandY);
                new IslandWiring(_snapshot, _sketch, island, x, islandY).Draw();
                bottom = Math.Max(bottom, islandY + island.Height);
            }

            right = Math.Max(right, x + column.Max(i => i.Width));
            x += column.Max(i => i.Width) + ServiceLanes.IslandGap;
        }

        if (islands.Count == 0 && _plan.Nodes.Count == 0)
        {
            _sketch.Add(HostDrawing.Head("empty/" + _plan.Id, id, left, y, EmptyWidth, "Nothing of it is told: see what its source may read"));
        }

        bottom += ServiceLanes.Pad;
        _sketch.Add(ClusterDrawing.Draw(
            _plan.Id, _plan.Cluster, new Box(ServiceLanes.ClusterX, top, right + ServiceLanes.Pad - ServiceLanes.ClusterX, bottom - top), Counts(),
            _plan.Cluster is { } cluster ? NodeHealth.Of(_snapshot, cluster) : Health.Ok));
        return bottom;
    }

    /// <summary>How high columns become: what is about as wide as a screen for what is there at first, and the same ever after.</summary>
    private double UsualHeight(List<IslandLayout> islands)
    {
        var lane = _book.Open("height/" + _plan.Id, []);
        if (lane.Capacity == 0)
        {
            var all = islands.Sum(i => i.ContentY + i.Content.Sum(b => b.Height));
            lane.Grow(ServiceLanes.Units(Math.Max(LeastHeight, Math.Sqrt(all * UsualWidth / Aspect))));
        }

        return lane.Capacity * ServiceLanes.Unit;
    }

    private string Counts() => string.Join(" · ", new[]
    {
        Wording.Count(_plan.Nodes.Count, "node"), Wording.Count(_plan.Islands.Sum(i => i.Pods), "pod"), Wording.Count(_plan.Islands.Sum(i => i.Services), "service"),
        _plan.Islands.Any(i => i.IsRolledUp) ? "rolled up by workload" : "",
    }.Where(t => t.Length > 0));
}
