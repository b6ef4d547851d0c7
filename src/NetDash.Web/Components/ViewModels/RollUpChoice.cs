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
    public static PageAddress Turned(PageState state, Node node)
    {
        var others = state.Address.All(Key).Where(reference => NodeNames.Find(state.Snapshot, reference).FirstOrDefault()?.Id != node.Id).ToList();
        return state.Address.WithAll(Key, others.Count < state.Address.All(Key).Count() ? others : [.. others, NodeNames.LinkName(state.Snapshot, node)]);
    }

    /// <summary>The address that shows everything one by one.</summary>
    public static PageAddress Never(PageAddress address) => address.With(Key, null).With("collapse", "none");

    /// <summary>The address with everything rolled up that is by itself.</summary>
    public static PageAddress Auto(PageAddress address) => address.With(Key, null).With("collapse", null);
}
