using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Web.Components.ViewModels;

/// <summary>Where a search from the front page leads.</summary>
public static class SearchTarget
{
    /// <summary>The first kind, in the order of the tabs, that has a match; null where nothing matches.</summary>
    public static NodeKind? Kind(IEnumerable<Node> matches)
    {
        var kinds = matches.Select(n => n.Kind).ToHashSet();
        return kinds.Count == 0 ? null : InventoryColumns.Kinds.First(kinds.Contains);
    }
}
