using NetDash.Drawing.Clusters;
using NetDash.Drawing.Layout;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Services;

/// <summary>The services lens: who reaches what in a cluster.</summary>
internal static class ServicesPicture
{
    /// <summary>More pods than that are rolled up by workload.</summary>
    public const int MostPods = 500;

    // A picture that is rolled up stays so until it is clear that it need not be: else a few pods would turn it over and over.
    private const int FewPods = 400;

    /// <returns>How much is told one by one; null where there are not so many pods that any would be rolled up.</returns>
    public static RolledUp? Draw(Sketch sketch, BookEditor book, TopologySnapshot snapshot, Func<string, bool>? shown, ViewRollUp choice)
    {
        var healths = new PodHealths(snapshot);
        var top = Lanes.HostY;
        // Pods belong to workloads here, and to nothing else that could stand for them.
        var isLarge = IsLarge(snapshot, shown, book) || choice.By.Contains(RollUpKind.Workload);
        var plans = Plans(snapshot, healths, shown, book, isLarge && !choice.Never ? choice.Ids(snapshot) : null);
        foreach (var plan in plans)
        {
            top = new ClusterLayout(snapshot, book, sketch, healths, shown, plan).Draw(top) + Lanes.HostGap;
        }

        return isLarge ? new RolledUp(plans.Sum(p => p.Islands.Sum(i => i.Told)), plans.Sum(p => p.Islands.Sum(i => i.Pods)), "pod", [RollUpKind.Workload]) : null;
    }

    /// <param name="snapshot">The topology.</param>
    /// <param name="healths">How pods are.</param>
    /// <param name="shown">Whether a filter leaves a node.</param>
    /// <param name="book">Where things stood.</param>
    /// <param name="expanded">Ids of what is told one by one while the rest is rolled up; null where nothing is rolled up.</param>
    private static List<ClusterPlan> Plans(TopologySnapshot snapshot, PodHealths healths, Func<string, bool>? shown, BookEditor book, IReadOnlySet<string>? expanded)
    {
        var nodes = new NodePlanBuilder(snapshot, healths, shown);
        var islands = snapshot.OfKind(NodeKind.K8sNamespace).OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal)
            .Select(n => IslandPlanBuilder.Build(snapshot, healths, shown, expanded, n)).OfType<IslandPlan>()
            .ToLookup(i => ((K8sNamespaceProperties)i.Namespace.Properties).Cluster, StringComparer.Ordinal);
        var plans = ClusterOrder.Of(snapshot)
            .Select(c => new ClusterPlan(c, snapshot.Nodes.GetValueOrDefault(c), nodes.Of(c, static _ => true), [.. islands[c]]))
            .Where(p => p.Nodes.Count + p.Islands.Count > 0 || (p.Cluster is not null && shown?.Invoke(p.Id) != false)).ToList();
        var lane = book.Open("clusters", plans.Select(p => p.Id));
        return [.. plans.Select(p => (Plan: p, At: lane.Place(p.Id, 1).Start)).OrderBy(p => p.At).Select(p => p.Plan)];
    }

    /// <summary>Whether there are so many pods that they are rolled up unless somebody wants it otherwise.</summary>
    private static bool IsLarge(TopologySnapshot snapshot, Func<string, bool>? shown, BookEditor book)
    {
        const string key = "pods";
        var pods = snapshot.OfKind(NodeKind.Pod).Count(p => shown is null || shown(p.Id));
        var isLarge = pods > MostPods || (pods > FewPods && book.Has("rolled-up", key));
        var lane = book.Open("rolled-up", isLarge ? [key] : []);
        if (isLarge)
        {
            lane.Place(key, 1);
        }

        return isLarge;
    }
}
