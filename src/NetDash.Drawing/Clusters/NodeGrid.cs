using NetDash.Drawing.Layout;
using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Clusters;

/// <summary>
/// The nodes of a cluster in columns of a height that stays what it was at first, so that a node more moves no other.
/// </summary>
internal sealed class NodeGrid
{
    private const double Gap = NodeCardDrawing.Pitch - NodeCardDrawing.Height;

    // Of a screen.
    private const double Aspect = 1.6;

    private readonly IReadOnlyList<NodePlan> _plans;
    private readonly LaneEditor _lane;
    private readonly int _rows;

    /// <param name="book">Where they stood.</param>
    /// <param name="cluster">Id of the cluster's node.</param>
    /// <param name="plans">The nodes.</param>
    /// <param name="room">Height that they may take; more where all of them would become wider than a screen then.</param>
    public NodeGrid(BookEditor book, string cluster, IReadOnlyList<NodePlan> plans, double room)
    {
        _plans = plans;
        var height = book.Open("node-rows/" + cluster, []);
        _rows = height.Capacity > 0 ? height.Capacity
            : Math.Max((int)(room / NodeCardDrawing.Pitch), (int)Math.Ceiling(Math.Sqrt(plans.Count * NodeCardDrawing.Width / (NodeCardDrawing.Pitch * Aspect))));
        height.Grow(_rows);
        _lane = book.Open("nodes/" + cluster, plans.Select(p => p.Node.Id));
        foreach (var plan in plans)
        {
            _lane.Place(plan.Node.Id, 1);
        }
    }

    /// <summary>Width of all of it; 0 without nodes.</summary>
    public double Width => _lane.Capacity == 0 ? 0 : (((_lane.Capacity - 1) / _rows) + 1) * (NodeCardDrawing.Width + Gap) - Gap;

    /// <summary>Height of all of it; 0 without nodes.</summary>
    public double Height => _lane.Capacity == 0 ? 0 : (Math.Min(_lane.Capacity, _rows) * NodeCardDrawing.Pitch) - Gap;

    public void Draw(Sketch sketch, string parent, double x, double y)
    {
        foreach (var plan in _plans)
        {
            var slot = _lane.Find(plan.Node.Id)!.Value.Start;
            sketch.Add(NodeCardDrawing.Draw(
                plan, parent, x + (slot / _rows * (NodeCardDrawing.Width + Gap)), y + (slot % _rows * NodeCardDrawing.Pitch)));
        }
    }
}
