using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>A node with what its row is ordered by.</summary>
internal readonly record struct KeyedNode(Node Node, IComparable Key);

/// <summary>
/// What rows are ordered by, and how. Those that are alike stay by name and id, so that no row jumps at a change elsewhere.
/// </summary>
internal sealed class RowKeys(NodeKind kind, SortOrder order) : IComparer<KeyedNode>
{
    private readonly InventoryColumn? _column = InventoryColumns.Of(kind).FirstOrDefault(c => c.Key == order.Key);

    /// <summary>What a node is ordered by: equal as long as its row need not move.</summary>
    public IComparable Of(TopologySnapshot snapshot, Node node) => order.Key switch
    {
        "name" => node.Name,
        "status" => NodeHealth.Of(snapshot, node),
        _ => _column!.Order is { } by ? by(snapshot, node) : _column.Text(snapshot, node),
    };

    /// <inheritdoc/>
    public int Compare(KeyedNode x, KeyedNode y)
    {
        var byKey = x.Key is string text ? NaturalOrder.Instance.Compare(text, (string)y.Key) : x.Key.CompareTo(y.Key);
        if (byKey == 0 && order.Key != "name")
        {
            var byName = NaturalOrder.Instance.Compare(x.Node.Name, y.Node.Name);
            return byName != 0 ? byName : string.CompareOrdinal(x.Node.Id, y.Node.Id);
        }

        byKey = byKey != 0 ? byKey : string.CompareOrdinal(x.Node.Id, y.Node.Id);
        return order.Descending ? -byKey : byKey;
    }
}
