using System.Globalization;

namespace NetDash.Benchmarks.Live;

/// <summary>Median, p95 and worst of some durations, held against what they should be.</summary>
internal static class Figures
{
    public static bool Print(string what, IReadOnlyCollection<TimeSpan> durations, double medianLimit, double p95Limit)
    {
        var sorted = durations.Select(d => d.TotalMilliseconds).Order().ToArray();
        var median = sorted[sorted.Length / 2];
        var p95 = sorted[(int)Math.Ceiling(sorted.Length * 0.95) - 1];
        var good = median <= medianLimit && p95 <= p95Limit;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-42} n={sorted.Length,3}  median {median,6:0.0} ms  p95 {p95,6:0.0} ms  worst {sorted[^1],6:0.0} ms  (wanted {medianLimit:0} / {p95Limit:0}) {(good ? "ok" : "MISSED")}"));
        return good;
    }

    public static bool Print(string what, double value, double limit, string unit)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-42} {value,8:0.00} {unit}  (wanted at most {limit:0.##}) {(value <= limit ? "ok" : "MISSED")}"));
        return value <= limit;
    }
}
