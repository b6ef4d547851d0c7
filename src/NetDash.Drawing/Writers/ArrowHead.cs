namespace NetDash.Drawing.Writers;

/// <summary>The open head of an arrow at the end of a line: two strokes of 5, whichever way it points.</summary>
internal static class ArrowHead
{
    private const double Back = 5;
    private const double Across = 4;

    /// <summary>Path data, from the line's end.</summary>
    public static string At(PathEnd end)
    {
        string P(double along, double across) =>
            FormattableString.Invariant($"{(along * end.X) - (across * end.Y):0.##} {(along * end.Y) + (across * end.X):0.##}");

        return $"M{P(-Back, -Across)}L{P(0, 0)}L{P(-Back, Across)}";
    }
}
