using NetDash.Drawing.Slots;

namespace NetDash.Drawing.Services;

/// <summary>A block's heights: services below each other, and beside them what answers.</summary>
internal sealed class BlockLayout
{
    /// <param name="book">Where things stood.</param>
    /// <param name="lane">Key of the lane in which the namespace's blocks stand.</param>
    /// <param name="plan">The block.</param>
    public BlockLayout(BookEditor book, string lane, BlockPlan plan)
    {
        Plan = plan;
        // It stays what it was when a service joins it whose name comes first.
        Key = plan.Keys.FirstOrDefault(k => book.Has(lane, k)) ?? plan.Keys.First();
        Groups = [.. plan.Groups.Select(g => new GroupLayout(book, g))];
        var services = (plan.Services.Count * ServiceLanes.ServicePitch) - (ServiceLanes.ServicePitch - ServiceLanes.ServiceHeight);
        var groups = Groups.Sum(g => g.Height + ServiceLanes.GroupGap) - ServiceLanes.GroupGap;
        Height = Math.Max(Math.Max(services, groups), ServiceLanes.TitleHeight) + ServiceLanes.BlockGap;
    }

    public BlockPlan Plan { get; }

    public string Key { get; }

    public IReadOnlyList<GroupLayout> Groups { get; }

    /// <summary>With the gap below it.</summary>
    public double Height { get; }
}
