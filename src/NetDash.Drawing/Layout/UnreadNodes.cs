using NetDash.Drawing.Clusters;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>
/// Nodes of clusters on machines whose kernel nobody reads: nothing of their wiring is known, so they stand rolled up right of the hosts,
/// each cluster a card.
/// </summary>
internal sealed class UnreadNodes(TopologySnapshot snapshot, BookEditor book, Sketch sketch)
{
    private const double Pad = 16;
    private const double Top = 56;

    /// <param name="bottom">Where the hosts end; columns become about as high.</param>
    /// <param name="shown">Whether a filter leaves a node; null without one.</param>
    public void Draw(double bottom, Func<string, bool>? shown)
    {
        if (!snapshot.OfKind(NodeKind.K8sNode).Any())
        {
            return;
        }

        var read = snapshot.OfKind(NodeKind.Netns).Select(n => n.Host).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var builder = new NodePlanBuilder(snapshot, new PodHealths(snapshot), shown);
        var clusters = ClusterOrder.Of(snapshot)
            .Select(c => (Id: c, Nodes: builder.Of(c, n => n.Host is null || !read.Contains(n.Host)))).Where(c => c.Nodes.Count > 0).ToList();
        var lane = book.Open("clusters", clusters.Select(c => c.Id));
        var x = snapshot.OfKind(NodeKind.Host).Any() ? Lanes.HostX + Lanes.HostWidth + Lanes.HostGap : Lanes.HostX;
        var y = Lanes.HostY;
        foreach (var (id, nodes) in clusters.OrderBy(c => lane.Place(c.Id, 1).Start).ToList())
        {
            var grid = new NodeGrid(book, id, nodes, bottom - y - Top - Pad);
            var cluster = snapshot.Nodes.GetValueOrDefault(id);
            grid.Draw(sketch, ClusterDrawing.IdOf(id), x + Pad, y + Top);
            var counts = $"{Wording.Count(nodes.Count, "node")}, kernel not read";
            sketch.Add(ClusterDrawing.Draw(
                id, cluster, new Box(x, y, grid.Width + (2 * Pad), Top + grid.Height + Pad), counts, cluster is null ? Health.Ok : NodeHealth.Of(snapshot, cluster)));
            y += Top + grid.Height + Pad + Lanes.HostGap;
        }
    }
}
