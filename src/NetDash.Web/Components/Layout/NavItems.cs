using NetDash.Web.Components.Marks;

namespace NetDash.Web.Components.Layout;

/// <summary>The pages, in the order of both navigations.</summary>
internal static class NavItems
{
    public const string FindingsPath = "findings";

    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("", "", "Wiring", IconPaths.Map),
        new(FindingsPath, FindingsPath, "Findings", IconPaths.Findings),
        new("inventory/container", "inventory", "Inventory", IconPaths.Inventory),
        new("sources", "sources", "Sources", IconPaths.Sources),
    ];
}

/// <summary>A page in the navigation.</summary>
/// <param name="Path">Where its link leads.</param>
/// <param name="Section">Below which path it is the one that is open.</param>
/// <param name="Name">Its name.</param>
/// <param name="Icon">Its icon.</param>
internal sealed record NavItem(string Path, string Section, string Name, string Icon);
