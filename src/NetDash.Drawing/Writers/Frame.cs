using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Writers;

/// <summary>What of the plane a picture shows.</summary>
internal static class Frame
{
    private const double Margin = 12;

    // Of a scene with nothing in it: room for the line that says so.
    private static readonly Box Empty = new(0, 0, 320, 64);

    /// <summary>The scene with a margin around it, on whole pixels.</summary>
    public static Box Of(Scene scene)
    {
        if (scene.Elements.IsEmpty || !(scene.Bounds.W > 0 && scene.Bounds.H > 0))
        {
            return Empty;
        }

        var (left, top) = (Math.Floor(scene.Bounds.X - Margin), Math.Floor(scene.Bounds.Y - Margin));
        return new Box(left, top, Math.Ceiling(scene.Bounds.Right + Margin) - left, Math.Ceiling(scene.Bounds.Bottom + Margin) - top);
    }
}
