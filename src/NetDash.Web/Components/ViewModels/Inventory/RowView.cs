using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>What a cell shows: text, or ports.</summary>
/// <param name="Text">The text; for ports, what they say when they are read out.</param>
/// <param name="Plates">The ports; null for a cell of text.</param>
public sealed record CellView(string Text, IReadOnlyList<PortPlate>? Plates)
{
    /// <inheritdoc/>
    public bool Equals(CellView? other) =>
        other is not null && Text == other.Text && (Plates is null ? other.Plates is null : other.Plates is not null && Plates.SequenceEqual(other.Plates));

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Everything that a row shows: a row that shows the same is not drawn again. Pure.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Node">The node.</param>
/// <param name="Health">How it is.</param>
/// <param name="Href">The address that selects it.</param>
/// <param name="IsSelected">Whether the address selects it.</param>
/// <param name="Cells">A cell for each column after the name.</param>
public sealed record RowView(int Index, Node Node, Health Health, string Href, bool IsSelected, IReadOnlyList<CellView> Cells)
{
    /// <inheritdoc/>
    public bool Equals(RowView? other) =>
        other is not null && Index == other.Index && Node.Id == other.Node.Id && Node.Name == other.Node.Name && Health == other.Health
        && Href == other.Href && IsSelected == other.IsSelected && KindIcons.NameOf(Node) == KindIcons.NameOf(other.Node) && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Index, Node.Id);

    /// <summary>The row of a node.</summary>
    public static RowView Of(TopologySnapshot snapshot, InventoryRow row, string href, bool isSelected, IReadOnlyList<InventoryColumn> columns) => new(
        row.Index, row.Node, NodeHealth.Of(snapshot, row.Node), href, isSelected,
        [.. columns.Select(c => new CellView(c.Text(snapshot, row.Node), c.Plates?.Invoke(snapshot, row.Node)))]);
}
