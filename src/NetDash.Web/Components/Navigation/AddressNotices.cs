using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Components.ViewModels.Inventory;
using NetDash.Web.Components.ViewModels.Ports;

namespace NetDash.Web.Components.Navigation;

/// <summary>
/// What an address says to a page itself that the page cannot understand, and so ignores: the view's own notices tell of its filters. Pure.
/// </summary>
internal static class AddressNotices
{
    // Of these a page has one; more are a mistake of whoever made the link.
    private static readonly string[] Single = ["select", "finding", "lens", "depth", "theme", "kiosk", "as", "sort", "tab", "range", "free", "count", "state", "exposure", "netns", "severity"];

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["theme"] = ["light", "dark", "system"],
        ["kiosk"] = ["true", "false"],
        ["as"] = ["map", "list"],
        ["tab"] = ["ledger", "free", "preflight"],
        ["state"] = ["held", "forwarded", "wanted"],
        ["exposure"] = ["loopback", "host-addresses", "all"],
        ["netns"] = ["all"],
        ["severity"] = ["error", "warning", "info"],
    };

    /// <summary>The notices, each with the parameter that it is about.</summary>
    public static IEnumerable<(string Key, string Notice)> Of(PageAddress address)
    {
        foreach (var (key, value) in address.Parameters.DistinctBy(p => p.Key))
        {
            if (Single.Contains(key, StringComparer.Ordinal) && address.All(key).Distinct(StringComparer.Ordinal).Skip(1).Any())
            {
                yield return (key, $"{key}: given more than once; the first counts.");
            }

            if (value.Length > 0 && Wrong(address, key, value) is { } why)
            {
                yield return (key, $"{key}: {TopologyView.Shown(value)} {why}, ignored.");
            }
        }
    }

    private static string? Wrong(PageAddress address, string key, string value) => key switch
    {
        _ when Words.TryGetValue(key, out var words) => words.Contains(value, StringComparer.Ordinal) ? null : $"is none of {string.Join(", ", words)}",
        "range" => PortRange.Parse(value) is null ? "is no range of ports, as 5000-5999" : null,
        "free" => FreeSearch.IsOne(value) ? null : "is no port, as 5000 or 5000/udp",
        "count" => FreeSearch.Many(value) is null ? $"is no number from 1 to {FreeSearch.Most}" : null,
        "collapse" => IsElsewhere(address, value) ? "is for the wiring lens" : null,
        "sort" => Sorts(address, value) ? null : "is no column of this table",
        _ => null,
    };

    /// <summary>Whether the lens of the map rolls up by something else, or by nothing.</summary>
    private static bool IsElsewhere(PageAddress address, string value) => address.IsAt("") && RollUpKinds.Kind(value) is { } by
        && (ViewLenses.Lens(address["lens"] ?? "") ?? ViewLens.Wiring) switch { ViewLens.Ports => true, ViewLens.Services => by != RollUpKind.Workload, _ => false };

    /// <summary>Whether a page has such a column; one without a table is not asked.</summary>
    private static bool Sorts(PageAddress address, string value)
    {
        var key = value.StartsWith('-') ? value[1..] : value;
        return address.IsAt("ports") ? PortOrder.Parse(value).Key == key
            : !address.IsAt("inventory") || SortOrder.Parse(value, KindOf(address) ?? NodeKind.Container).Key == key;
    }

    private static NodeKind? KindOf(PageAddress address) => NodeNames.Kind(address.Path[(address.Path.LastIndexOf('/') + 1)..]);
}
