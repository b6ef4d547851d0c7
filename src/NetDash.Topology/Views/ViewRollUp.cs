using System.Collections.Frozen;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>What of a large picture is rolled up: <c>collapse</c> and <c>expand</c> of an address.</summary>
/// <param name="Never">Whether nothing is, however much there is (<c>collapse=none</c>).</param>
/// <param name="Expanded">References of things that are told one by one, as <c>workload/shop/web</c>; sorted, each once.</param>
public sealed record ViewRollUp(bool Never, ValueList<string> Expanded)
{
    /// <summary>The most things that one address opens.</summary>
    public const int MostExpanded = 64;

    /// <summary>More nodes than this are rolled up by themselves.</summary>
    public const int MostNodes = 1000;

    /// <summary>More edges than this are rolled up by themselves.</summary>
    public const int MostEdges = 2000;

    /// <summary>What Compose writes the name of a project in.</summary>
    public const string ProjectLabel = "com.docker.compose.project";

    /// <summary>What references of projects begin with, which are no nodes.</summary>
    internal const string Project = "project/";

    /// <summary>What can be opened, besides a project: a workload, all that answers for a service, a whole namespace, a host, a network.</summary>
    public static FrozenSet<NodeKind> Kinds { get; } =
        FrozenSet.ToFrozenSet([NodeKind.Workload, NodeKind.Service, NodeKind.K8sNamespace, NodeKind.Host, NodeKind.DockerNetwork]);

    /// <summary>What needs no word in an address.</summary>
    public static ViewRollUp Auto { get; } = new(false, []);

    /// <summary>What is rolled up however little there is (<c>collapse=project</c>), the coarsest first, each once; empty for what is by itself.</summary>
    public ValueList<RollUpKind> By { get; init; }

    /// <summary>Whether the address says that things are rolled up, where they would not be unless asked.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The same text for every address that rolls up the same.</summary>
    internal string Normalized => Never ? "collapse=none"
        : string.Join('&', By.Select(k => "collapse=" + RollUpKinds.Word(k)).Concat(Expanded.Select(e => $"expand={Uri.EscapeDataString(e)}")));

    /// <summary>The same text for every address that tells the same content rolled up; empty where nothing is.</summary>
    internal string NormalizedContent => !IsAsked ? "" : By.Count > 0 ? Normalized : string.Join('&', new[] { "collapse=auto", Normalized }.Where(static t => t.Length > 0));

    /// <summary>Whether so much is rolled up by itself.</summary>
    public static bool IsMuch(int nodes, int edges) => nodes > MostNodes || edges > MostEdges;

    /// <summary>Whether a reference is one of a project, as <c>project/shop</c>.</summary>
    public static bool IsProject(string reference) => reference.StartsWith(Project, StringComparison.Ordinal);

    /// <summary>Ids of what is opened; of several things of one name the first by id. O(nodes of the kinds).</summary>
    public FrozenSet<string> Ids(TopologySnapshot snapshot) =>
        Expanded.Select(e => Find(snapshot, e)?.Id).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary><see cref="Ids"/>, and the projects that are opened, as <c>project/shop</c>.</summary>
    public FrozenSet<string> Opened(TopologySnapshot snapshot) =>
        Ids(snapshot).Concat(Expanded.Where(IsProject)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the address opens and nothing has the name of, as <c>expand=workload/shop/web</c>.</summary>
    public ValueList<string> NotFound(TopologySnapshot snapshot) =>
        Expanded.Where(e => IsProject(e) ? !HasProject(snapshot, e[Project.Length..]) : Find(snapshot, e) is null).Select(e => "expand=" + e).ToValueList();

    private static bool HasProject(TopologySnapshot snapshot, string name) =>
        snapshot.OfKind(NodeKind.Container).Any(c => c.Labels.TryGetValue(ProjectLabel, out var project) && project == name);

    private static Node? Find(TopologySnapshot snapshot, string reference) => NodeNames.Find(snapshot, reference).FirstOrDefault(n => Kinds.Contains(n.Kind));
}
