namespace NetDash.Drawing.Writers.Png;

/// <summary>How large a PNG becomes.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Scale">Pixels for each of the scene's; less than was asked for where the picture would be too large.</param>
public readonly record struct PngSize(int Width, int Height, double Scale)
{
    /// <summary>The most pixels: 24 million, 96 MB while it is made.</summary>
    public const int MostPixels = 24_000_000;

    /// <summary>The longest side in pixels: more, and programs that show pictures begin to refuse them.</summary>
    public const int LongestSide = 32_000;

    /// <summary>The size of a picture of this many pixels at zoom 1, at most <paramref name="scale"/> times as large.</summary>
    public static PngSize Of(double width, double height, double scale)
    {
        var bounded = Math.Min(
            Math.Min(scale, Math.Sqrt(MostPixels / (width * height))),
            Math.Min(LongestSide / width, LongestSide / height));
        // Rounded down, so that the bounds hold; and never to nothing.
        return new PngSize(Pixels(width * bounded), Pixels(height * bounded), bounded);
    }

    private static int Pixels(double length) => Math.Max(1, (int)(length + 1e-6));
}
