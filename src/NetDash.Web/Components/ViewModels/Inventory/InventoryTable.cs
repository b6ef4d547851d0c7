using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>The rows of a kind, filtered and in order. Pure; text of cells is made when a row is drawn, not before.</summary>
/// <param name="Rows">Nodes in their order, each with its place.</param>
/// <param name="Total">How many there are without a filter.</param>
public sealed record InventoryTable(IReadOnlyList<InventoryRow> Rows, int Total)
{
    /// <summary>Rows of one kind, in order from scratch.</summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="shown">Whether a filter leaves a node.</param>
    /// <param name="order">How they are ordered.</param>
    public static InventoryTable Of(TopologySnapshot snapshot, NodeKind kind, Func<Node, bool> shown, SortOrder order) =>
        new InventoryRows().Next(snapshot, kind, shown, _ => true, order);
}

/// <summary>A row of a table.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Node">The node.</param>
public readonly record struct InventoryRow(int Index, Node Node);
