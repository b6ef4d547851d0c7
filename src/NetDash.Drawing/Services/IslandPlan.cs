using NetDash.Drawing.Marks;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A namespace of a cluster, and who reaches what in it: no coordinates yet.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Ingresses">Its ingresses by name.</param>
/// <param name="Blocks">Services with what answers for them, by name; then what no service leads to.</param>
/// <param name="Policies">Its network policies by name.</param>
/// <param name="Pods">How many pods.</param>
/// <param name="IsRolledUp">Whether pods stand for themselves only where something is wrong with them.</param>
internal sealed record IslandPlan(
    Node Namespace, IReadOnlyList<Node> Ingresses, IReadOnlyList<BlockPlan> Blocks, IReadOnlyList<Node> Policies, int Pods, bool IsRolledUp)
{
    public int Services { get; } = Blocks.Sum(b => b.Services.Count);

    /// <summary>How many pods stand for themselves.</summary>
    public int Told => Blocks.Sum(b => b.Groups.Sum(g => g.Rows.Count));
}

/// <summary>Services that lead to the same, and all that they lead to: it stands side by side.</summary>
/// <param name="Services">The services by name; none where nothing leads there.</param>
/// <param name="Groups">What answers.</param>
internal sealed record BlockPlan(IReadOnlyList<ServicePlan> Services, IReadOnlyList<GroupPlan> Groups)
{
    /// <summary>Identities that it may be known by, the likeliest first.</summary>
    public IEnumerable<string> Keys => Services.Select(s => s.Node.Id).Concat(Groups.Select(g => g.Key));
}

/// <summary>A service.</summary>
/// <param name="Node">It.</param>
/// <param name="Health">How it is: the worst of its findings and of what its endpoints say.</param>
/// <param name="Ends">What answers for it; each once.</param>
internal sealed record ServicePlan(Node Node, Health Health, IReadOnlyList<EndPlan> Ends);

/// <summary>What answers for a service.</summary>
/// <param name="Target">Key of a pod or of a <see cref="PlacePlan"/>.</param>
/// <param name="Edge">The edge that says so; of several the first.</param>
/// <param name="IsReady">Whether it is sent traffic.</param>
internal sealed record EndPlan(string Target, Edge Edge, bool IsReady);

/// <summary>The pods of a workload, those of none, or addresses elsewhere.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Workload">The workload; null for pods of none and for addresses.</param>
/// <param name="Health">The worst of it.</param>
/// <param name="Pods">All its pods.</param>
/// <param name="Rows">Those that stand for themselves.</param>
/// <param name="Untold">How many more would, if there were room.</param>
/// <param name="Places">Addresses elsewhere.</param>
internal sealed record GroupPlan(
    string Key, Node? Workload, Health Health, IReadOnlyList<Node> Pods, IReadOnlyList<Node> Rows, int Untold, IReadOnlyList<PlacePlan> Places)
{
    /// <summary>Whether its pods can be rolled up, or are; null where there is nothing to roll up.</summary>
    public GroupFold? Fold { get; init; }

    /// <summary>Whether it has a title: pods of no workload have none unless they are rolled up, or could be.</summary>
    public bool HasTitle => Workload is not null || Fold is not null || Rows.Count < Pods.Count - Untold || (Pods.Count > 0 && Rows.Count == 0);
}

/// <summary>The way to a group's pods, and back.</summary>
/// <param name="Node">Id of what an address opens for it: its workload; of pods of none, the service or the namespace that they belong to.</param>
/// <param name="IsOpen">Whether its pods are told one by one because somebody wanted it so.</param>
internal sealed record GroupFold(string Node, bool IsOpen);

/// <summary>An address that answers for a service and is no pod of its namespace.</summary>
/// <param name="Key">Identity.</param>
/// <param name="Node">What has the address.</param>
/// <param name="Address">The address or name, with the port where there is one alone.</param>
internal sealed record PlacePlan(string Key, Node Node, string Address);
