using System.Globalization;
using System.Text;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Writers.Svg;

/// <summary>
/// Paints as SVG. The shipped fonts are not in it: where the reader has none of them, another font takes their place, and
/// <c>textLength</c> with <c>spacingAndGlyphs</c> makes each run exactly as wide as the layout took it for, so that nothing overflows
/// in any viewer. Since any run may be shown in another font, each one has it.
/// </summary>
internal sealed class SvgSurface : ISurface
{
    private const string Sans = "Inter,\"Inter Variable\",system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif";
    private const string Mono = "\"Geist Mono\",\"Geist Mono Variable\",ui-monospace,SFMono-Regular,Menlo,Consolas,\"DejaVu Sans Mono\",monospace";

    private readonly StringBuilder _text = new(64 * 1024);

    public SvgSurface(Box frame, SceneCaption caption)
    {
        _text.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{frame.W:0.##}\" height=\"{frame.H:0.##}\" ")
            .Append(CultureInfo.InvariantCulture, $"viewBox=\"{frame.X:0.##} {frame.Y:0.##} {frame.W:0.##} {frame.H:0.##}\" ")
            .Append("role=\"img\" aria-labelledby=\"nd-title nd-desc\" xml:space=\"preserve\">\n<title id=\"nd-title\">");
        Escape(caption.Title);
        _text.Append("</title>\n<desc id=\"nd-desc\">");
        Escape(caption.Description);
        _text.Append("</desc>\n<style>").Append(Styles()).Append("</style>\n");
    }

    /// <summary>Closes the document.</summary>
    public string End() => _text.Append("</svg>\n").ToString();

    public void BeginGroup(string id, string title)
    {
        _text.Append("<g data-id=\"");
        Escape(id);
        _text.Append("\">");
        if (title.Length > 0)
        {
            _text.Append("<title>");
            Escape(title);
            _text.Append("</title>");
        }
    }

    public void EndGroup() => _text.Append("</g>\n");

    public void Box(Box box, double radius, uint? fill, Pen? pen)
    {
        _text.Append("<rect");
        Number("x", box.X);
        Number("y", box.Y);
        Number("width", box.W);
        Number("height", box.H);
        if (radius > 0)
        {
            Number("rx", radius);
        }

        Ink(fill, pen);
    }

    public void Circle(Point middle, double radius, uint? fill, Pen? pen)
    {
        _text.Append("<circle");
        Number("cx", middle.X);
        Number("cy", middle.Y);
        Number("r", radius);
        Ink(fill, pen);
    }

    public void Path(string data, Point at, double scale, uint? fill, Pen? pen)
    {
        _text.Append("<path d=\"");
        Markup(data);
        _text.Append('"');
        if (at != default || scale != 1)
        {
            _text.Append(CultureInfo.InvariantCulture, $" transform=\"translate({at.X:0.##} {at.Y:0.##})");
            if (scale != 1)
            {
                _text.Append(CultureInfo.InvariantCulture, $" scale({scale:0.####})");
            }

            _text.Append('"');
        }

        Ink(fill, pen);
    }

    public void Text(Point at, double width, string text, TextFace face, uint colour)
    {
        _text.Append("<text class=\"").Append(Class(face)).Append('"');
        Number("x", at.X);
        Number("y", at.Y);
        if (width > 0)
        {
            Number("textLength", width);
            _text.Append(" lengthAdjust=\"spacingAndGlyphs\"");
        }

        _text.Append(CultureInfo.InvariantCulture, $" fill=\"#{colour:x6}\">");
        Escape(text);
        _text.Append("</text>");
    }

    private static string Class(TextFace face) => string.Create(CultureInfo.InvariantCulture, $"nd-{(face.Mono ? 'm' : 't')}{face.Size}-{face.Weight}");

    private static string Styles()
    {
        var styles = new StringBuilder("svg text{white-space:pre}");
        foreach (var face in Enum.GetValues<Scenes.Parts.TextRole>().Select(TextFace.Of).Append(TextFace.Slot).Distinct())
        {
            styles.Append(CultureInfo.InvariantCulture, $".{Class(face)}{{font-family:{(face.Mono ? Mono : Sans)};font-size:{face.Size}px;font-weight:{face.Weight}");
            if (face.Mono)
            {
                styles.Append(CultureInfo.InvariantCulture, $";letter-spacing:{TextFace.MonoTracking}em");
            }

            styles.Append('}');
        }

        return styles.ToString();
    }

    private void Ink(uint? fill, Pen? pen)
    {
        if (fill is { } inside)
        {
            _text.Append(CultureInfo.InvariantCulture, $" fill=\"#{inside:x6}\"");
        }
        else
        {
            _text.Append(" fill=\"none\"");
        }

        if (pen is { } line)
        {
            _text.Append(CultureInfo.InvariantCulture, $" stroke=\"#{line.Colour:x6}\"");
            if (line.Width != 1)
            {
                Number("stroke-width", line.Width);
            }

            if (line.On > 0)
            {
                _text.Append(CultureInfo.InvariantCulture, $" stroke-dasharray=\"{line.On} {line.Off}\"");
            }

            if (line.Round)
            {
                _text.Append(" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
            }
        }

        _text.Append("/>");
    }

    private void Number(string name, double value) => _text.Append(CultureInfo.InvariantCulture, $" {name}=\"{value:0.##}\"");

    // Plain text first: what XML cannot hold, and what would turn the text round, is no text.
    private void Escape(string text) => Markup(PlainText.Of(text));

    private void Markup(string text)
    {
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => _text.Append("&amp;"),
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(character),
            };
        }
    }
}
