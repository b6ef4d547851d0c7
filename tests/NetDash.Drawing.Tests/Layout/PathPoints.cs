using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>First and last point of path data such as <c>M440 406H532</c>.</summary>
internal static partial class PathPoints
{
    public static (Point First, Point Last) Of(string path)
    {
        var (x, y) = (0.0, 0.0);
        Point? first = null;
        foreach (Match step in Step().Matches(path))
        {
            var n = Number().Matches(step.Value).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToArray();
            (x, y) = step.Value[0] switch
            {
                'H' => (n[0], y),
                'V' => (x, n[0]),
                _ => (n[^2], n[^1]),
            };
            first ??= new Point(x, y);
        }

        return (first!.Value, new Point(x, y));
    }

    [GeneratedRegex("[MLHVCQ][^MLHVCQ]*")]
    private static partial Regex Step();

    [GeneratedRegex(@"-?\d+(\.\d+)?")]
    private static partial Regex Number();
}
