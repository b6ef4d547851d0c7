using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>
/// Widths of a long table's columns, in characters: of a table of which only a part is drawn, the columns must not follow what is in
/// view, or they jump while it is scrolled. Pure.
/// </summary>
public static class ColumnWidths
{
    private const int Sample = 250;
    private const int Narrowest = 6;
    private const int Widest = 34;

    /// <summary>The widest name that a row shows.</summary>
    public const int WidestName = 44;

    /// <summary>Of the name first, then of each column: what 250 rows, evenly taken, need.</summary>
    public static IReadOnlyList<int> Of(TopologySnapshot snapshot, IReadOnlyList<InventoryRow> rows, IReadOnlyList<InventoryColumn> columns)
    {
        var step = Math.Max(1, rows.Count / Sample);
        var taken = Enumerable.Range(0, rows.Count / step).Select(i => rows[i * step].Node).ToList();
        return
        [
            Math.Clamp(taken.Select(n => n.Name.Length).DefaultIfEmpty().Max() + 2, 16, WidestName),
            .. columns.Select(c => Math.Clamp(
                Math.Max(c.Title.Length + 1, taken.Select(n => c.Text(snapshot, n).Length).DefaultIfEmpty().Max()), Narrowest, Widest)),
        ];
    }
}
