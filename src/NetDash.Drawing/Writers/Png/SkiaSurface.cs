using NetDash.Drawing.Scenes;
using NetDash.Drawing.Text;
using SkiaSharp;

namespace NetDash.Drawing.Writers.Png;

/// <summary>Paints on pixels.</summary>
internal sealed class SkiaSurface(SKCanvas canvas) : ISurface, IDisposable
{
    private readonly SKPaint _paint = new() { IsAntialias = true };
    private readonly TextSetter _text = new(canvas);

    // Icons, sockets and plugs come again and again.
    private readonly Dictionary<string, SKPath> _paths = new(StringComparer.Ordinal);
    private readonly Dictionary<(double On, double Off), SKPathEffect> _dashes = [];

    public void BeginGroup(string id, string title)
    {
        // Pixels belong to nobody.
    }

    public void EndGroup()
    {
    }

    public void Box(Box box, double radius, uint? fill, Pen? pen)
    {
        var rectangle = SKRect.Create((float)box.X, (float)box.Y, (float)box.W, (float)box.H);
        Ink(fill, pen, () => canvas.DrawRoundRect(rectangle, (float)radius, (float)radius, _paint));
    }

    public void Circle(Point middle, double radius, uint? fill, Pen? pen) =>
        Ink(fill, pen, () => canvas.DrawCircle((float)middle.X, (float)middle.Y, (float)radius, _paint));

    public void Path(string data, Point at, double scale, uint? fill, Pen? pen)
    {
        if (!_paths.TryGetValue(data, out var path))
        {
            path = SKPath.ParseSvgPathData(data) ?? throw new FormatException($"Not path data: {data}");
            _paths.Add(data, path);
        }

        canvas.Save();
        canvas.Translate((float)at.X, (float)at.Y);
        canvas.Scale((float)scale);
        Ink(fill, pen, () => canvas.DrawPath(path, _paint));
        canvas.Restore();
    }

    public void Text(Point at, double width, string text, TextFace face, uint colour) => _text.Set(at, width, text, face, Opaque(colour));

    public void Dispose()
    {
        foreach (var path in _paths.Values)
        {
            path.Dispose();
        }

        foreach (var dash in _dashes.Values)
        {
            dash.Dispose();
        }

        _text.Dispose();
        _paint.Dispose();
    }

    private static SKColor Opaque(uint colour) => new(0xFF000000 | colour);

    private void Ink(uint? fill, Pen? pen, Action draw)
    {
        if (fill is { } inside)
        {
            _paint.Style = SKPaintStyle.Fill;
            _paint.Color = Opaque(inside);
            _paint.PathEffect = null;
            draw();
        }

        if (pen is { } line)
        {
            _paint.Style = SKPaintStyle.Stroke;
            _paint.Color = Opaque(line.Colour);
            _paint.StrokeWidth = (float)line.Width;
            _paint.StrokeCap = line.Round ? SKStrokeCap.Round : SKStrokeCap.Butt;
            _paint.StrokeJoin = line.Round ? SKStrokeJoin.Round : SKStrokeJoin.Miter;
            _paint.PathEffect = line.On > 0 ? Dash(line.On, line.Off) : null;
            draw();
        }
    }

    private SKPathEffect Dash(double on, double off)
    {
        if (!_dashes.TryGetValue((on, off), out var dash))
        {
            dash = SKPathEffect.CreateDash([(float)on, (float)off], 0);
            _dashes.Add((on, off), dash);
        }

        return dash;
    }
}
