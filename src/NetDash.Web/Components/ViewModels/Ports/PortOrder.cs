using NetDash.Analysis.Ports;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The orders of the ledger, as <c>?sort=</c> spells them. Rows that are alike stay by port and owner, so that none jumps.</summary>
public static class PortOrder
{
    /// <summary>Conflicts first, the worst of them before others, then by port.</summary>
    public static SortOrder Default { get; } = new("conflict", false);

    private static readonly Dictionary<string, Func<LedgerRow, IComparable>> Keys = new(StringComparer.Ordinal)
    {
        ["conflict"] = r => r.Conflict is { } conflict ? (int)conflict : (int)FindingSeverity.Info + 1,
        ["port"] = r => r.Port,
        ["protocol"] = r => r.Protocol,
        ["via"] = r => PortWords.Via(r.Via),
        ["state"] = r => r.State,
        ["exposure"] = r => r.Exposure,
    };

    private static readonly Dictionary<string, Func<LedgerRow, string>> Texts = new(StringComparer.Ordinal)
    {
        ["address"] = r => r.Addresses,
        ["owner"] = r => r.Owner?.Name ?? "",
        ["netns"] = r => r.First.Netns,
    };

    /// <summary>Reads the parameter; what is no column means the default.</summary>
    public static SortOrder Parse(string? text)
    {
        var descending = text?.StartsWith('-') ?? false;
        var key = descending ? text![1..] : text ?? "";
        return Keys.ContainsKey(key) || Texts.ContainsKey(key) ? new SortOrder(key, descending) : Default;
    }

    /// <summary>The parameter that a click on a column's head asks for; null for the default.</summary>
    public static string? Toggle(SortOrder order, string key) =>
        order.Toggle(key) is var next && next == Default.Key ? null : next;

    /// <summary>Puts rows in order. O(n log n).</summary>
    public static IReadOnlyList<LedgerRow> Apply(SortOrder order, IEnumerable<LedgerRow> rows)
    {
        var descending = order.Descending;
        var sorted = Keys.TryGetValue(order.Key, out var key)
            ? descending ? rows.OrderByDescending(key) : rows.OrderBy(key)
            : Texts[order.Key] is var text && descending ? rows.OrderByDescending(text, NaturalOrder.Instance) : rows.OrderBy(Texts[order.Key], NaturalOrder.Instance);
        return
        [
            .. sorted.ThenBy(r => r.Protocol).ThenBy(r => r.Port).ThenBy(r => r.State)
                .ThenBy(r => r.Owner?.Name ?? "", NaturalOrder.Instance).ThenBy(r => r.First.Netns, StringComparer.Ordinal)
                .ThenBy(r => r.Addresses, StringComparer.Ordinal),
        ];
    }
}
