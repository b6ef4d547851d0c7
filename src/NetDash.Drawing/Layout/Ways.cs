using System.Globalization;
using System.Text;
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

    /// <summary>Right-angled through points of which each two have one of their coordinates in common, its corners rounded.</summary>
    public static string Corners(params ReadOnlySpan<Point> points)
    {
        var path = new StringBuilder($"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i < points.Length - 1; i++)
        {
            var (before, at, after) = (points[i - 1], points[i], points[i + 1]);
            var radius = Math.Min(Radius, Math.Min(Distance(before, at), Distance(at, after)) / 2);
            var (from, to) = (Toward(at, before, radius), Toward(at, after, radius));
            path.Append($"L{N(from.X)} {N(from.Y)}Q{N(at.X)} {N(at.Y)} {N(to.X)} {N(to.Y)}");
        }

        return path.Append($"L{N(points[^1].X)} {N(points[^1].Y)}").ToString();
    }

    public static string Straight(Point from, Point to) =>
        Math.Abs(from.Y - to.Y) < 0.5 ? $"M{N(from.X)} {N(from.Y)}H{N(to.X)}" : $"M{N(from.X)} {N(from.Y)}L{N(to.X)} {N(to.Y)}";

    private static double Distance(Point one, Point other) => Math.Abs(one.X - other.X) + Math.Abs(one.Y - other.Y);

    private static Point Toward(Point from, Point to, double by) =>
        new(from.X + (Math.Sign(to.X - from.X) * by), from.Y + (Math.Sign(to.Y - from.Y) * by));

    private static string N(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);
}
