using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>
/// The rows of a table from one version to the next: what did not change keeps its place, and only the rest is ordered and put in
/// between. 10,000 rows are ordered once, not ten times a second. Used by one page at a time.
/// </summary>
public sealed class InventoryRows
{
    private NodeKind? _kind;
    private SortOrder _order = SortOrder.Default;
    private List<KeyedNode> _last = [];
    private InventoryTable _table = new([], 0);

    /// <summary>
    /// The rows now; the same object as before when no row differs. O(rows) after a small change, O(rows log rows) for another kind or
    /// order.
    /// </summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="shown">Whether the filters leave a node.</param>
    /// <param name="counts">Whether a node counts as one that is there without a filter.</param>
    /// <param name="order">How they are ordered.</param>
    public InventoryTable Next(TopologySnapshot snapshot, NodeKind kind, Func<Node, bool> shown, Func<Node, bool> counts, SortOrder order)
    {
        var keys = new RowKeys(kind, order);
        var total = 0;
        var now = new List<KeyedNode>();
        foreach (var node in snapshot.OfKind(kind))
        {
            total += counts(node) ? 1 : 0;
            if (shown(node))
            {
                now.Add(new KeyedNode(node, keys.Of(snapshot, node)));
            }
        }

        var ordered = _kind == kind && _order == order ? After(_last, now, keys) : Sorted(now, keys);
        (_kind, _order) = (kind, order);
        if (total != _table.Total || !Same(_last, ordered))
        {
            _table = new InventoryTable(ordered.Select((row, index) => new InventoryRow(index, row.Node)).ToArray(), total);
        }

        _last = ordered;
        return _table;
    }

    private static List<KeyedNode> After(List<KeyedNode> last, List<KeyedNode> now, RowKeys keys)
    {
        var fresh = now.ToDictionary(row => row.Node.Id, StringComparer.Ordinal);
        var kept = new List<KeyedNode>(now.Count);
        var moved = new List<KeyedNode>();
        foreach (var old in last)
        {
            if (fresh.Remove(old.Node.Id, out var row))
            {
                (row.Key.Equals(old.Key) && row.Node.Name == old.Node.Name ? kept : moved).Add(row);
            }
        }

        moved.AddRange(fresh.Values);
        return moved.Count > now.Count / 4 ? Sorted(now, keys) : Merged(kept, Sorted(moved, keys), keys);
    }

    private static List<KeyedNode> Sorted(List<KeyedNode> rows, RowKeys keys)
    {
        rows.Sort(keys);
        return rows;
    }

    private static List<KeyedNode> Merged(List<KeyedNode> kept, List<KeyedNode> moved, RowKeys keys)
    {
        if (moved.Count == 0)
        {
            return kept;
        }

        var all = new List<KeyedNode>(kept.Count + moved.Count);
        var next = 0;
        foreach (var row in kept)
        {
            while (next < moved.Count && keys.Compare(moved[next], row) < 0)
            {
                all.Add(moved[next++]);
            }

            all.Add(row);
        }

        all.AddRange(moved.Skip(next));
        return all;
    }

    private static bool Same(List<KeyedNode> one, List<KeyedNode> other)
    {
        if (one.Count != other.Count)
        {
            return false;
        }

        for (var i = 0; i < one.Count; i++)
        {
            if (!ReferenceEquals(one[i].Node, other[i].Node))
            {
                return false;
            }
        }

        return true;
    }
}
