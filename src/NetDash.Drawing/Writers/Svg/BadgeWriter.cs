using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Writers.Svg;

/// <summary>Writes how a topology is as a badge for other pages: the worst state as shape and colour, and words. Stands by itself.</summary>
public static class BadgeWriter
{
    private const double Height = 24;
    private const double Padding = 10;
    private const double TextX = 26;
    private const double Gap = 8;

    // A viewer without the font may set it wider before it is squeezed to this.
    private const double Spare = 1.02;

    /// <summary>Writes it.</summary>
    /// <param name="health">The worst that is known.</param>
    /// <param name="words">What there is to say, as <c>1 error, 2 warnings</c>.</param>
    /// <param name="theme">Its colours.</param>
    /// <returns>The text of the document; the same for the same words.</returns>
    public static string Write(Health health, string words, Theme theme)
    {
        ArgumentNullException.ThrowIfNull(words);
        const string Name = "NetDash";
        var room = Math.Ceiling((TextMetrics.Width(Name, TextRole.Note) + Gap + TextMetrics.Width(words, TextRole.Name)) * Spare);
        var frame = new Box(0, 0, TextX + room + Padding, Height);
        var surface = new SvgSurface(frame, new SceneCaption($"{Name}: {words}", ""));
        var painter = new PartPainter(surface, Palette.Of(theme));
        Part[] parts =
        [
            new BoxPart(new Box(0.5, 0.5, frame.W - 1, Height - 1), 6, BoxLook.Card),
            new GlyphPart(14, Height / 2, health),
            new TextPart(TextX, 16, room, [new Run(Name, TextRole.Note, Tone.Ink2), new Run(words, TextRole.Name, Tone.Ink, Gap: Gap)]),
        ];
        foreach (var part in parts)
        {
            painter.Paint(part, default, frame);
        }

        return surface.End();
    }
}
