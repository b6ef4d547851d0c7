namespace NetDash.Drawing.Writers;

/// <summary>
/// The plug at the end of a line: its body goes from the jack on into the socket, its boot lies back over the line. Both are rounded
/// rectangles along the line, whichever way it points.
/// </summary>
/// <param name="BodyLength">How far the body goes in.</param>
/// <param name="BootAhead">How far the boot reaches into the body.</param>
internal sealed record Plug(double BodyLength, double BootAhead)
{
    private const double BodyHeight = 7;
    private const double BootBack = 5;
    private const double BootHeight = 5;

    /// <summary>Of a cable: 9 x 7, boot 7 x 5.</summary>
    public static Plug OfCable { get; } = new(9, 2);

    /// <summary>Of a published port: 8 x 7, boot 6 x 5.</summary>
    public static Plug OfLead { get; } = new(8, 1);

    /// <summary>Path data of the body, from the jack.</summary>
    public string Body(PathEnd end) => Rounded(end, 0, BodyLength, BodyHeight, 1.5);

    /// <summary>Path data of the boot, from the jack.</summary>
    public string Boot(PathEnd end) => Rounded(end, -BootBack, BootAhead, BootHeight, 1);

    private static string Rounded(PathEnd end, double from, double to, double height, double radius)
    {
        var half = height / 2;
        string P(double along, double across) =>
            FormattableString.Invariant($"{(along * end.X) - (across * end.Y):0.##} {(along * end.Y) + (across * end.X):0.##}");

        return $"M{P(from + radius, -half)}L{P(to - radius, -half)}Q{P(to, -half)} {P(to, radius - half)}L{P(to, half - radius)}"
            + $"Q{P(to, half)} {P(to - radius, half)}L{P(from + radius, half)}Q{P(from, half)} {P(from, half - radius)}"
            + $"L{P(from, radius - half)}Q{P(from, -half)} {P(from + radius, -half)}z";
    }
}
