using NetDash.Drawing.Scenes;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Png;
using SkiaSharp;

namespace NetDash.Drawing.Tests.Writers.Png;

/// <summary>A PNG that was written and read again. Places are the scene's.</summary>
internal sealed class Decoded : IDisposable
{
    private const int Margin = 12;
    private readonly SKBitmap _bitmap;
    private readonly double _scale;

    private Decoded(byte[] png, double scale)
    {
        _bitmap = SKBitmap.Decode(png) ?? throw new InvalidDataException("No picture.");
        _scale = scale;
    }

    public int Width => _bitmap.Width;

    public int Height => _bitmap.Height;

    public static Decoded Of(Scene scene, Theme theme = Theme.Light, double scale = 1) => new(PngWriter.Write(scene, theme, SampleScene.Caption, scale), scale);

    public uint At(double x, double y) => (uint)_bitmap.GetPixel(Pixel(x), Pixel(y)) & 0xFFFFFF;

    /// <summary>How many pixels of a box differ from its ground by more than a shade.</summary>
    public int Ink(Box box, uint ground)
    {
        var count = 0;
        for (var y = Pixel(box.Y); y < Pixel(box.Bottom); y++)
        {
            for (var x = Pixel(box.X); x < Pixel(box.Right); x++)
            {
                var pixel = _bitmap.GetPixel(x, y);
                var far = Math.Abs(pixel.Red - (int)(ground >> 16)) + Math.Abs(pixel.Green - (int)(ground >> 8 & 0xFF)) + Math.Abs(pixel.Blue - (int)(ground & 0xFF));
                count += far > 96 ? 1 : 0;
            }
        }

        return count;
    }

    public void Dispose() => _bitmap.Dispose();

    private int Pixel(double at) => (int)((at + Margin) * _scale);
}
