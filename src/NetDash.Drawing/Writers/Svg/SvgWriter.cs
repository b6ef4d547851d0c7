using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Writers.Svg;

/// <summary>Writes a scene as an SVG document that stands by itself: no script, no reference to anything outside it.</summary>
public static class SvgWriter
{
    /// <summary>Writes it. O(scene).</summary>
    /// <returns>The text of the document; the same for the same scene.</returns>
    public static string Write(Scene scene, Theme theme, SceneCaption caption)
    {
        ArgumentNullException.ThrowIfNull(scene);
        ArgumentNullException.ThrowIfNull(caption);
        var frame = Frame.Of(scene);
        var surface = new SvgSurface(frame, caption);
        new ScenePainter(surface, Palette.Of(theme)).Paint(scene, caption, frame);
        return surface.End();
    }
}
