using NetDash.Drawing.Scenes;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Writers;

/// <summary>What a scene is painted on: text of an SVG, or pixels. Places are the scene's; what is painted later covers what was before.</summary>
internal interface ISurface
{
    /// <summary>Begins what belongs to one thing, until <see cref="EndGroup"/>.</summary>
    /// <param name="id">The thing's id in the scene.</param>
    /// <param name="title">What it is called, as others wrote it; empty for nothing.</param>
    void BeginGroup(string id, string title);

    /// <summary>Ends it.</summary>
    void EndGroup();

    /// <summary>Paints a rounded rectangle.</summary>
    void Box(Box box, double radius, uint? fill, Pen? pen);

    /// <summary>Paints a circle.</summary>
    void Circle(Point middle, double radius, uint? fill, Pen? pen);

    /// <summary>Paints SVG path data.</summary>
    /// <param name="data">The data.</param>
    /// <param name="at">Where its zero lies.</param>
    /// <param name="scale">How much it is magnified, strokes included.</param>
    /// <param name="fill">Colour inside; null for none.</param>
    /// <param name="pen">Line; null for none.</param>
    void Path(string data, Point at, double scale, uint? fill, Pen? pen);

    /// <summary>Writes text that is plain (<see cref="PlainText"/>) from the left, on a baseline, in exactly this width.</summary>
    void Text(Point at, double width, string text, TextFace face, uint colour);
}
