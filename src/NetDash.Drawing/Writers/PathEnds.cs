using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Writers;

/// <summary>An end of a line.</summary>
/// <param name="At">Where it is.</param>
/// <param name="X">Which way the line would go on, as a direction of length 1.</param>
/// <param name="Y">The same, downwards.</param>
internal readonly record struct PathEnd(Point At, double X, double Y);

/// <summary>Where a line begins and ends, and which way it points there.</summary>
internal sealed partial record PathEnds(PathEnd Start, PathEnd End)
{
    /// <summary>Reads SVG path data, absolute, in the letters M, L, H, V, C and Q.</summary>
    /// <returns>Null where it has no length.</returns>
    /// <exception cref="FormatException">Another letter, or too few numbers.</exception>
    public static PathEnds? Of(string data)
    {
        var points = Points(data);
        var first = points.FindIndex(p => p != points[0]);
        var last = points.FindLastIndex(p => p != points[^1]);
        return first < 0 ? null : new PathEnds(Towards(points[first], points[0]), Towards(points[last], points[^1]));
    }

    private static PathEnd Towards(Point from, Point to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        var length = Math.Sqrt((x * x) + (y * y));
        return new PathEnd(to, x / length, y / length);
    }

    // Control points too: a curve leaves its end towards the nearest one.
    private static List<Point> Points(string data)
    {
        var points = new List<Point>();
        foreach (Match command in Command.Matches(data))
        {
            var numbers = Number.Matches(command.Groups[2].Value).Select(n => double.Parse(n.Value, CultureInfo.InvariantCulture)).ToArray();
            switch (command.Groups[1].Value)
            {
                case "H":
                    points.AddRange(numbers.Select(x => new Point(x, points[^1].Y)));
                    break;
                case "V":
                    points.AddRange(numbers.Select(y => new Point(points[^1].X, y)));
                    break;
                case "M" or "L" or "C" or "Q" when numbers.Length % 2 == 0:
                    points.AddRange(numbers.Chunk(2).Select(n => new Point(n[0], n[1])));
                    break;
                default:
                    throw new FormatException($"Not the path of a line: {data}");
            }
        }

        return points;
    }

    [GeneratedRegex("([A-Za-z])([^A-Za-z]*)")]
    private static partial Regex Command { get; }

    [GeneratedRegex(@"-?(?:\d+\.?\d*|\.\d+)")]
    private static partial Regex Number { get; }
}
