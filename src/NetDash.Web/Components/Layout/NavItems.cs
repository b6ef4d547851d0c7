using NetDash.Drawing.Marks;
using NetDash.Web.Components.Marks;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.Layout;

/// <summary>The pages, in the order of both navigations.</summary>
internal static class NavItems
{
    public const string FindingsPath = "findings";
    public const string PortsPath = "ports";

    public static IReadOnlyList<NavItem> All { get; } =
    [
        new("", "", "Wiring", IconPaths.Map),
        new(PortsPath, PortsPath, "Ports", KindIcons.Paths["port"]),
        new(FindingsPath, FindingsPath, "Findings", IconPaths.Findings),
        new("inventory/container", "inventory", "Inventory", IconPaths.Inventory),
        new("sources", "sources", "Sources", IconPaths.Sources),
    ];

    /// <summary>Whether the page has the bar at the bottom, and the map's own controls at the top: the ports page is as high as the window.</summary>
    public static bool HasStrip(PageAddress address) => !address.IsAt(PortsPath);
}

/// <summary>A page in the navigation.</summary>
/// <param name="Path">Where its link leads.</param>
/// <param name="Section">Below which path it is the one that is open.</param>
/// <param name="Name">Its name.</param>
/// <param name="Icon">Its icon.</param>
internal sealed record NavItem(string Path, string Section, string Name, string Icon);
