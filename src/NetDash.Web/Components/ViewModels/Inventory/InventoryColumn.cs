using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>How a cell is set.</summary>
public enum CellStyle
{
    Plain,
    Mono,
    Dim,
    Number,
    Ports,
}

/// <summary>A column of an inventory table.</summary>
/// <param name="Key">Its word in <c>?sort=</c>.</param>
/// <param name="Title">Its head.</param>
/// <param name="Style">How its cells are set.</param>
/// <param name="Essential">Whether it stays on a phone.</param>
/// <param name="Text">What a cell says.</param>
/// <param name="Order">What its rows are ordered by; null for the text itself.</param>
public sealed record InventoryColumn(
    string Key,
    string Title,
    CellStyle Style,
    bool Essential,
    Func<TopologySnapshot, Node, string> Text,
    Func<TopologySnapshot, Node, IComparable>? Order = null)
{
    /// <summary>Its classes in the stylesheet.</summary>
    public string CssClass => (Essential ? "" : "nd-col-extra") + (Style == CellStyle.Number ? " nd-col-number" : "");

    /// <summary>Ports of a cell, for <see cref="CellStyle.Ports"/>.</summary>
    public Func<TopologySnapshot, Node, IReadOnlyList<PortPlate>>? Plates { get; init; }
}
