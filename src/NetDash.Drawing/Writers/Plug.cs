namespace NetDash.Drawing.Writers;

/// <summary>
/// The plug at the end of a line: its tip is the jack, its body lies in the socket, its boot behind it, both over the line. Rounded
/// rectangles along the line, whichever way it points.
/// </summary>
/// <param name="Tip">How far the body reaches beyond the jack.</param>
/// <param name="BodyLength">Length of the body.</param>
/// <param name="BootLength">Length of the boot.</param>
internal sealed record Plug(double Tip, double BodyLength, double BootLength)
{
    private const double BodyHeight = 7;
    private const double BootHeight = 5;

    // The boot begins inside the body.
    private const double Overlap = 2;

    /// <summary>Of a cable, into the middle of a socket: 9 x 7, boot 7 x 5.</summary>
    public static Plug OfCable { get; } = new(0, 9, 7);

    /// <summary>Of a published port, into the face of a rail: 8 x 7, boot 6 x 5.</summary>
    public static Plug OfLead { get; } = new(1, 8, 6);

    /// <summary>Path data of the body, from the jack.</summary>
    public string Body(PathEnd end) => Rounded(end, Tip - BodyLength, Tip, BodyHeight, 1.5);

    /// <summary>Path data of the boot, from the jack.</summary>
    public string Boot(PathEnd end) => Rounded(end, Tip - BodyLength + Overlap - BootLength, Tip - BodyLength + Overlap, BootHeight, 1);

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
