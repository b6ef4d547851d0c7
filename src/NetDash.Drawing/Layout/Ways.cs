using System.Globalization;
using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Layout;

/// <summary>The ways of lines, as SVG path data.</summary>
internal static class Ways
{
    private const double Radius = 8;

    /// <summary>Straight; a right-angled step at <paramref name="bendX"/> where the heights differ.</summary>
    public static string Step(Point from, Point to, double bendX, double radius = Radius)
    {
        if (Math.Abs(from.Y - to.Y) < 0.5)
        {
            return Straight(from, to);
        }

        var r = Math.Min(radius, Math.Abs(to.Y - from.Y) / 2);
        var down = to.Y > from.Y ? r : -r;
        var into = bendX >= from.X ? r : -r;
        var out_ = to.X >= bendX ? r : -r;
        return $"M{N(from.X)} {N(from.Y)}H{N(bendX - into)}Q{N(bendX)} {N(from.Y)} {N(bendX)} {N(from.Y + down)}"
            + $"V{N(to.Y - down)}Q{N(bendX)} {N(to.Y)} {N(bendX + out_)} {N(to.Y)}H{N(to.X)}";
    }

    /// <summary>A cable: straight to where it must leave its height, then a curve.</summary>
    public static string Cable(Point from, Point to, double bendFrom, double bendTo)
    {
        if (Math.Abs(from.Y - to.Y) < 0.5)
        {
            return Straight(from, to);
        }

        var third = (bendTo - bendFrom) / 2;
        return $"M{N(from.X)} {N(from.Y)}H{N(bendFrom)}C{N(bendFrom + third)} {N(from.Y)} {N(bendTo - third)} {N(to.Y)} {N(bendTo)} {N(to.Y)}H{N(to.X)}";
    }

    /// <summary>One curve.</summary>
    public static string Curve(Point from, Point to)
    {
        var reach = (to.X - from.X) * 0.6;
        return $"M{N(from.X)} {N(from.Y)}C{N(from.X + reach)} {N(from.Y)} {N(to.X - reach)} {N(to.Y)} {N(to.X)} {N(to.Y)}";
    }

    public static string Straight(Point from, Point to) =>
        Math.Abs(from.Y - to.Y) < 0.5 ? $"M{N(from.X)} {N(from.Y)}H{N(to.X)}" : $"M{N(from.X)} {N(from.Y)}L{N(to.X)} {N(to.Y)}";

    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
