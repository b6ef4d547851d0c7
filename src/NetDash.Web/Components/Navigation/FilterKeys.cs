namespace NetDash.Web.Components.Navigation;

/// <summary>The parameters of an address that leave something out of a page.</summary>
internal static class FilterKeys
{
    /// <summary>Those of the map and the tables.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "q", "kind", "host", "cluster", "node", "namespace", "workload", "network", "project", "label", "protocol", "show", "focus", "depth",
    ];

    /// <summary>
    /// Those of the ledger: its rows are filtered there. Which host's and which protocol's ports are shown is the page's subject, not a filter.
    /// </summary>
    public static IReadOnlyList<string> OfPorts { get; } =
    [
        "q", "kind", "cluster", "node", "namespace", "workload", "network", "project", "label", "focus", "depth", "state", "exposure",
    ];

    /// <summary>Those that mean the same for every kind of thing, and so go along from one table to the next.</summary>
    public static IReadOnlyList<string> OfEveryKind { get; } = ["q", "cluster", "node", "namespace", "workload", "show"];
}
