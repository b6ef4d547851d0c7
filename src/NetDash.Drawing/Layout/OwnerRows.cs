using NetDash.Drawing.Marks;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>What answers on the host's own addresses, row by row. Many plain processes become one row; containers and findings never do.</summary>
internal sealed class OwnerRows
{
    private const int MostProcesses = 8;
    private const int FirstRoom = 1;
    private const int LeastGrowth = 2;

    private readonly LaneEditor _lane;

    public OwnerRows(BookEditor book, AreaPlan area)
    {
        var key = "owners/" + area.Key;
        Owners = RollUp(area, o => book.Has(key, o.Key));
        _lane = book.Open(key, Owners.Select(o => o.Key));
        var before = _lane.Capacity;
        foreach (var owner in Owners)
        {
            _lane.Place(owner.Key, Math.Max(1, owner.Plates.Count));
        }

        if (_lane.End > before)
        {
            _lane.Grow(before == 0 ? _lane.End + FirstRoom : Math.Max(_lane.End, before + Math.Max(LeastGrowth, before / 4)));
        }
    }

    /// <summary>Who is shown.</summary>
    public IReadOnlyList<OwnerPlan> Owners { get; }

    public double Height => Owners.Count == 0 && _lane.Capacity == 0 ? 0 : Lanes.OwnersTop + (_lane.Capacity * Lanes.OwnerPitch);

    /// <summary>An owner's top, from the ground's top.</summary>
    public double Top(OwnerPlan owner) => Lanes.OwnersTop + (_lane.Find(owner.Key)!.Value.Start * Lanes.OwnerPitch);

    private static IReadOnlyList<OwnerPlan> RollUp(AreaPlan area, Func<OwnerPlan, bool> stands)
    {
        var plain = area.Owners.Where(o => o.Node.Kind == NodeKind.Process && o.Health < Health.Warning).ToList();
        if (plain.Count <= MostProcesses)
        {
            return area.Owners;
        }

        // Who has a row keeps it: a process that starts does not push another out of sight.
        var kept = plain.OrderBy(o => stands(o) ? 0 : 1).Take(MostProcesses - 1).Select(o => o.Key).ToHashSet(StringComparer.Ordinal);
        var rolled = plain.Where(o => !kept.Contains(o.Key)).ToList();
        var ports = rolled.SelectMany(o => o.Plates).ToList();
        var more = new OwnerPlan(
            "more:" + area.Key, area.Netns!, Wording.Count(rolled.Count, "more process", "more processes"), Wording.Count(ports.Sum(p => Math.Max(1, p.More)), "port"),
            PlugState.In, Health.Ok, PlateBuilder.AtMost([.. ports.Select(p => p with { Owner = area.Netns!.Id })], 1));
        return [.. area.Owners.Where(o => !rolled.Contains(o)), more];
    }
}
