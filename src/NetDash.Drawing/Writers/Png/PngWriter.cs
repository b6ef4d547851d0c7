using NetDash.Drawing.Scenes;
using SkiaSharp;

namespace NetDash.Drawing.Writers.Png;

/// <summary>
/// Writes a scene as a PNG. Skia draws it on the processor; the text is in the shipped fonts, which this assembly holds, and for what
/// they lack in a font of the system, or in empty boxes where there is none.
/// </summary>
public static class PngWriter
{
    // Deflate's levels above are slower and save next to nothing on flat colours.
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub | SKPngEncoderFilterFlags.Up, 4);

    /// <summary>Writes it. O(scene + pixels); takes up to 4 bytes a pixel of <see cref="PngSize.MostPixels"/> while it works.</summary>
    /// <param name="scene">The picture.</param>
    /// <param name="theme">Its colours.</param>
    /// <param name="caption">What an empty scene says.</param>
    /// <param name="scale">Pixels for each of the scene's: 1 to 4; it becomes less where the picture would be too large.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is none of these.</exception>
    public static byte[] Write(Scene scene, Theme theme, SceneCaption caption, double scale)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(caption);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, 4);
        var frame = Frame.Of(scene);
        var size = PngSize.Of(frame.W, frame.H, scale);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Opaque)))
        {
            throw new InsufficientMemoryException($"No room for a picture of {size.Width} x {size.Height} pixels.");
        }

        using (var canvas = new SKCanvas(bitmap))
        using (var surface = new SkiaSurface(canvas))
        {
            canvas.Scale((float)(size.Width / frame.W), (float)(size.Height / frame.H));
            canvas.Translate((float)-frame.X, (float)-frame.Y);
            new ScenePainter(surface, Palette.Of(theme)).Paint(scene, caption, frame);
        }

        using var pixels = bitmap.PeekPixels();
        using var png = pixels.Encode(Encoding) ?? throw new InvalidOperationException("Skia could not write the picture.");
        return png.ToArray();
    }
}
