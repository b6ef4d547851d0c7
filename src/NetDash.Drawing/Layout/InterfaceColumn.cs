using NetDash.Drawing.Slots;
using NetDash.Drawing.Wiring;

namespace NetDash.Drawing.Layout;

/// <summary>The interfaces of an area that stand by themselves, below each other: each near where it would best stand, and there for good.</summary>
internal static class InterfaceColumn
{
    private const double Top = 12;
    private const double Gap = 12;

    public static (IReadOnlyList<(InterfacePlan Plan, double Y)> Tops, double Bottom) Place(
        BookEditor book, AreaPlan area, double top, IReadOnlyDictionary<string, double> wishes)
    {
        var lane = book.Open("interfaces/" + area.Key, area.Interfaces.Select(i => i.Node.Id));
        var tops = new List<(InterfacePlan, double)>();
        foreach (var plan in area.Interfaces.OrderBy(i => i.IsLoopback ? 0 : 1))
        {
            var length = Units(InterfaceDrawing.HeightOf(plan) + Gap);
            var wish = wishes.TryGetValue(plan.Node.Id, out var middle)
                ? Math.Max(0, (int)((middle - top - Top - (InterfaceDrawing.HeightOf(plan) / 2)) / Lanes.FineUnit))
                : 0;
            var range = lane.Place(plan.Node.Id, length, near: wish);
            tops.Add((plan, top + Top + (range.Start * Lanes.FineUnit)));
        }

        return (tops, top + Top + (lane.Capacity * Lanes.FineUnit));
    }

    private static int Units(double height) => (int)Math.Ceiling(height / Lanes.FineUnit);
}
