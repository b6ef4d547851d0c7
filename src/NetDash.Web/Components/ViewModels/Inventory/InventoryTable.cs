using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>The rows of a kind, filtered and in order. Pure; text of cells is made when a row is drawn, not before.</summary>
/// <param name="Rows">Nodes in their order.</param>
/// <param name="Total">How many there are without a filter.</param>
public sealed record InventoryTable(IReadOnlyList<Node> Rows, int Total)
{
    /// <summary>Rows of one kind.</summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="shown">Whether a filter leaves a node.</param>
    /// <param name="order">How they are ordered.</param>
    public static InventoryTable Of(TopologySnapshot snapshot, NodeKind kind, Func<Node, bool> shown, SortOrder order)
    {
        var all = snapshot.OfKind(kind).ToList();
        var rows = all.Where(shown).ToList();
        return new InventoryTable(order.Apply(snapshot, kind, rows), all.Count);
    }
}

/// <summary>An order as <c>?sort=</c> spells it: a column's key, with a <c>-</c> before it from the end.</summary>
/// <param name="Key"><c>name</c>, <c>status</c> or a column's key.</param>
/// <param name="Descending">From the end.</param>
public sealed record SortOrder(string Key, bool Descending)
{
    /// <summary>By name.</summary>
    public static SortOrder Default { get; } = new("name", false);

    /// <summary>Reads the parameter; a key that the kind has no column for means by name.</summary>
    public static SortOrder Parse(string? text, NodeKind kind)
    {
        var descending = text?.StartsWith('-') ?? false;
        var key = descending ? text![1..] : text;
        return key is "name" or "status" || InventoryColumns.Of(kind).Any(c => c.Key == key) ? new SortOrder(key!, descending) : Default;
    }

    /// <summary>The parameter that a click on a column's head asks for; null for the default.</summary>
    public string? Toggle(string key)
    {
        var next = new SortOrder(key, Key == key && !Descending);
        return next == Default ? null : next.ToString();
    }

    /// <summary>The word for <c>aria-sort</c>; null where the column is not the one.</summary>
    public string? Aria(string key) => Key != key ? null : Descending ? "descending" : "ascending";

    /// <inheritdoc/>
    public override string ToString() => Descending ? "-" + Key : Key;

    /// <summary>Orders nodes; those that are alike stay by name and id, so that no row jumps at a change elsewhere.</summary>
    public IReadOnlyList<Node> Apply(TopologySnapshot snapshot, NodeKind kind, IEnumerable<Node> nodes)
    {
        var byName = nodes.OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal);
        if (Key == "name")
        {
            return Descending ? [.. byName.Reverse()] : [.. byName];
        }

        Func<Node, IComparable> by = Key == "status"
            ? n => NodeHealth.Of(snapshot, n)
            : InventoryColumns.Of(kind).First(c => c.Key == Key) is { Order: { } order } ? n => order(snapshot, n) : null!;
        if (by is not null)
        {
            return Descending ? [.. byName.OrderByDescending(by)] : [.. byName.OrderBy(by)];
        }

        var text = InventoryColumns.Of(kind).First(c => c.Key == Key).Text;
        return Descending
            ? [.. byName.OrderByDescending(n => text(snapshot, n), NaturalOrder.Instance)]
            : [.. byName.OrderBy(n => text(snapshot, n), NaturalOrder.Instance)];
    }
}
