using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.ViewModels;

/// <summary>What of a large picture is told one by one, as an address says it. Pure.</summary>
public static class RollUpChoice
{
    private const string Key = "expand";

    /// <summary>Whether the address opens what a node rolls up.</summary>
    public static bool IsOpen(PageState state, Node node) => state.View.RollUp.Ids(state.Snapshot).Contains(node.Id);

    /// <summary>The address that opens what a node rolls up, or rolls it up again.</summary>
    public static PageAddress Turned(PageState state, Node node) =>
        Turned(state, NodeNames.LinkName(state.Snapshot, node), reference => NodeNames.Find(state.Snapshot, reference).FirstOrDefault()?.Id == node.Id);

    /// <summary>The address that opens what a project rolls up, or rolls it up again.</summary>
    /// <param name="state">The page.</param>
    /// <param name="project">As <c>project/shop</c>.</param>
    public static PageAddress Turned(PageState state, string project) => Turned(state, project, reference => reference == project);

    /// <summary>The address that shows everything one by one.</summary>
    public static PageAddress Never(PageAddress address) => By(address, "none");

    /// <summary>The address that rolls up by something, as <c>project</c>; by nothing for what is by itself.</summary>
    public static PageAddress By(PageAddress address, string? kind) => address.With(Key, null).With("collapse", kind);

    /// <summary>What something of a topology can be rolled up by, the coarsest last. O(containers) at most.</summary>
    public static IReadOnlyList<RollUpKind> Kinds(TopologySnapshot snapshot)
    {
        var containers = snapshot.OfKind(NodeKind.Container);
        var hasPods = snapshot.OfKind(NodeKind.Pod).Any();
        return
        [
            .. containers.Any(c => c.Labels.TryGetValue(ViewRollUp.ProjectLabel, out _)) ? [RollUpKind.Project] : Array.Empty<RollUpKind>(),
            .. snapshot.OfKind(NodeKind.DockerNetwork).Any() ? [RollUpKind.Network] : Array.Empty<RollUpKind>(),
            .. hasPods ? [RollUpKind.Workload, RollUpKind.Namespace] : Array.Empty<RollUpKind>(),
            .. containers.Any() || hasPods ? [RollUpKind.Host] : Array.Empty<RollUpKind>(),
        ];
    }

    /// <summary>What is taken together.</summary>
    public static string Words(RollUpKind kind) => kind switch
    {
        RollUpKind.Project => "containers of Compose",
        RollUpKind.Network => "containers on no other",
        RollUpKind.Workload => "its pods",
        RollUpKind.Namespace => "its pods",
        _ => "all that is on it",
    };

    /// <summary>The address with nothing opened that is rolled up.</summary>
    public static PageAddress Again(PageAddress address, ViewRollUp rollUp) => rollUp.Never ? By(address, null) : address.With(Key, null);

    private static PageAddress Turned(PageState state, string reference, Predicate<string> isIt)
    {
        var all = state.Address.All(Key).ToList();
        var others = all.FindAll(one => !isIt(one));
        return state.Address.WithAll(Key, others.Count < all.Count ? others : [.. others, reference]);
    }
}
