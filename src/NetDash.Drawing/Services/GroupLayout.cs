using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Services;

/// <summary>
/// Where the lines of a group stand: each where it stood, one that is new in the first free line. A group never has fewer lines than it
/// had, so that a rollout, which makes a pod and ends another, moves nothing but those two.
/// </summary>
internal sealed class GroupLayout
{
    /// <summary>The line that counts those for which there is no room.</summary>
    public const string Untold = "untold";

    private readonly LaneEditor? _lane;

    public GroupLayout(BookEditor book, GroupPlan plan)
    {
        Plan = plan;
        string[] rows = [.. plan.Rows.Select(r => r.Id), .. plan.Places.Select(p => p.Key), .. plan.Untold > 0 ? [Untold] : Array.Empty<string>()];
        if (rows.Length == 0)
        {
            return;
        }

        _lane = book.Open("rows/" + plan.Key, rows);
        foreach (var row in rows)
        {
            _lane.Place(row, 1);
        }
    }

    public GroupPlan Plan { get; }

    /// <summary>How many lines there is room for.</summary>
    public int Rows => _lane?.Capacity ?? 0;

    public double Height => !Plan.HasTitle ? (Rows * ServiceLanes.LoosePitch) - (ServiceLanes.LoosePitch - ServiceLanes.LooseHeight)
        : Rows == 0 ? ServiceLanes.TitleHeight
        : ServiceLanes.TitleHeight + (Rows * ServiceLanes.RowHeight) + ServiceLanes.FrameInset;

    /// <summary>Top of a line, from the group's.</summary>
    public double RowTop(string key) => _lane!.Find(key)!.Value.Start is var slot && Plan.HasTitle
        ? ServiceLanes.TitleHeight + (slot * ServiceLanes.RowHeight)
        : slot * ServiceLanes.LoosePitch;
}
