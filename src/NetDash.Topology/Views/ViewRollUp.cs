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

    /// <summary>What can be opened: a workload, all that answers for a service, or a whole namespace.</summary>
    public static FrozenSet<NodeKind> Kinds { get; } = FrozenSet.ToFrozenSet([NodeKind.Workload, NodeKind.Service, NodeKind.K8sNamespace]);

    /// <summary>What needs no word in an address.</summary>
    public static ViewRollUp Auto { get; } = new(false, []);

    /// <summary>The same text for every address that rolls up the same.</summary>
    internal string Normalized => Never ? "collapse=none" : string.Join('&', Expanded.Select(e => $"expand={Uri.EscapeDataString(e)}"));

    /// <summary>Ids of what is opened; of several things of one name the first by id. O(nodes of the kinds).</summary>
    public FrozenSet<string> Ids(TopologySnapshot snapshot) =>
        Expanded.Select(e => Find(snapshot, e)?.Id).OfType<string>().ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the address opens and nothing has the name of, as <c>expand=workload/shop/web</c>.</summary>
    public ValueList<string> NotFound(TopologySnapshot snapshot) => Expanded.Where(e => Find(snapshot, e) is null).Select(e => "expand=" + e).ToValueList();

    private static Node? Find(TopologySnapshot snapshot, string reference) => NodeNames.Find(snapshot, reference).FirstOrDefault(n => Kinds.Contains(n.Kind));
}
