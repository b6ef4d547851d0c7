using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

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
}
