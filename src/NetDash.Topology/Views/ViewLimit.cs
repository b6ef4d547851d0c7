using System.Runtime.CompilerServices;
using NetDash.Topology.Model;

namespace NetDash.Topology.Views;

/// <summary>
/// The most that somebody may see: what a view's filters leave, as a topology of its own. Whatever is asked of that topology, whether by
/// name, by id or by port, nothing beyond the limit can be in the answer. Safe from any thread.
/// </summary>
public sealed class ViewLimit
{
    private readonly TopologyView? _view;

    // What is within it of each version that somebody still holds; of what it made itself, that very thing.
    private readonly ConditionalWeakTable<TopologySnapshot, TopologySnapshot> _made = [];

    private ViewLimit(string query, TopologyView? view)
    {
        Query = query;
        _view = view;
    }

    /// <summary>The filters, as <see cref="TopologyView.Normalized"/> writes them.</summary>
    public string Query { get; }

    /// <summary>A limit by the filters of a view; null for a view that filters nothing.</summary>
    public static ViewLimit? Of(TopologyView view) => view.HasFilters ? new ViewLimit(view.Normalized, view) : null;

    /// <summary>
    /// A limit that was kept as text. Where any of it is not understood, as after a change of versions, nothing is visible: a filter
    /// that was ignored would show more than was meant.
    /// </summary>
    /// <param name="query">The text.</param>
    /// <param name="parameters">The same, taken apart.</param>
    public static ViewLimit Parse(string query, IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var view = TopologyView.Parse(parameters);
        return new ViewLimit(query, view.HasFilters && view.Notices.Count == 0 ? view : null);
    }

    /// <summary>What is within it. Made once for each snapshot: O(nodes + edges). What it made comes back as it is.</summary>
    public TopologySnapshot Of(TopologySnapshot snapshot)
    {
        if (_made.TryGetValue(snapshot, out var known))
        {
            return known;
        }

        var limited = _made.GetValue(snapshot, whole => _view is null ? LimitedTopology.Nothing(whole) : LimitedTopology.Of(whole, _view.Apply(whole)));
        _made.TryAdd(limited, limited);
        return limited;
    }
}
