using NetDash.Drawing.Clusters;
using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A group while it is made.</summary>
internal sealed class GroupBuilder(string key, Node? workload)
{
    /// <summary>Pods in trouble that stand for themselves beside what is rolled up, of each group.</summary>
    public const int MostRows = 3;

    /// <summary>Addresses of one service.</summary>
    public const int MostPlaces = 20;

    private readonly List<Node> _pods = [];
    private readonly SortedDictionary<string, PlacePlan> _places = new(StringComparer.Ordinal);

    public string Key => key;

    public string Name => workload?.Name ?? (_pods.Count > 0 ? _pods.Select(p => p.Name).Min(StringComparer.Ordinal)! : key);

    public void Add(Node pod) => _pods.Add(pod);

    public void Add(PlacePlan place) => _places.TryAdd(place.Key, place);

    /// <param name="snapshot">The topology.</param>
    /// <param name="healths">How pods are.</param>
    /// <param name="fold">What opens it and whether it is open; null where nothing is rolled up.</param>
    public GroupPlan Build(TopologySnapshot snapshot, PodHealths healths, GroupFold? fold)
    {
        _pods.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name) is var byName && byName != 0 ? byName : string.CompareOrdinal(a.Id, b.Id));
        // One pod of none stands for itself in a line as well as for its group.
        var all = fold is null or { IsOpen: true } || (workload is null && _pods.Count == 1);
        var told = all ? _pods : [.. _pods.Where(p => healths.Of(p) >= Health.Warning).OrderByDescending(healths.Of)];
        var rows = all ? told : told.GetRange(0, Math.Min(MostRows, told.Count));
        var own = workload is null ? Health.Ok : NodeHealth.Of(snapshot, workload);
        var health = own == Health.Stopped ? own : NodeHealth.Worse(own, healths.Worst(_pods));
        return new GroupPlan(
            key, workload, health, _pods, rows, told.Count - rows.Count + Math.Max(0, _places.Count - MostPlaces), [.. _places.Values.Take(MostPlaces)])
        {
            Fold = (workload is null && _pods.Count == 1) || (rows.Count == _pods.Count && fold is not { IsOpen: true }) ? null : fold,
        };
    }
}
