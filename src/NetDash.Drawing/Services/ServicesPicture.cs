using NetDash.Drawing.Clusters;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>The services lens: who reaches what in a cluster.</summary>
internal static class ServicesPicture
{
    /// <summary>More pods than that are rolled up by workload.</summary>
    public const int MostPods = 500;

    // A picture that is rolled up stays so until it is clear that it need not be: else a few pods would turn it over and over.
    private const int FewPods = 400;

    public static void Draw(Sketch sketch, BookEditor book, TopologySnapshot snapshot, Func<string, bool>? shown)
    {
        var healths = new PodHealths(snapshot);
        var top = Lanes.HostY;
        foreach (var plan in Plans(snapshot, healths, shown, book))
        {
            top = new ClusterLayout(snapshot, book, sketch, healths, shown, plan).Draw(top) + Lanes.HostGap;
        }
    }

    private static List<ClusterPlan> Plans(TopologySnapshot snapshot, PodHealths healths, Func<string, bool>? shown, BookEditor book)
    {
        var rollUp = RollsUp(snapshot, shown, book);
        var nodes = new NodePlanBuilder(snapshot, healths, shown);
        var islands = snapshot.OfKind(NodeKind.K8sNamespace).OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => IslandPlanBuilder.Build(snapshot, healths, shown, rollUp, n)).OfType<IslandPlan>()
            .ToLookup(i => ((K8sNamespaceProperties)i.Namespace.Properties).Cluster, StringComparer.Ordinal);
        var plans = ClusterOrder.Of(snapshot)
            .Select(c => new ClusterPlan(c, snapshot.Nodes.GetValueOrDefault(c), nodes.Of(c, static _ => true), [.. islands[c]]))
            .Where(p => p.Nodes.Count + p.Islands.Count > 0 || (p.Cluster is not null && shown?.Invoke(p.Id) != false)).ToList();
        var lane = book.Open("clusters", plans.Select(p => p.Id));
        return [.. plans.Select(p => (Plan: p, At: lane.Place(p.Id, 1).Start)).OrderBy(p => p.At).Select(p => p.Plan)];
    }

    private static bool RollsUp(TopologySnapshot snapshot, Func<string, bool>? shown, BookEditor book)
    {
        const string key = "pods";
        var pods = snapshot.OfKind(NodeKind.Pod).Count(p => shown is null || shown(p.Id));
        var rollUp = pods > MostPods || (pods > FewPods && book.Has("rolled-up", key));
        var lane = book.Open("rolled-up", rollUp ? [key] : []);
        if (rollUp)
        {
            lane.Place(key, 1);
        }

        return rollUp;
    }
}
