using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Writers;

/// <summary>
/// Walks over a scene and paints it: areas, what passes behind bodies (trunks, and lines that are plugged in nowhere), bodies, then
/// cables with their plugs, which end in the bodies' sockets, and on top conflicts, badges and labels. Everything is painted as at
/// zoom 1; what is for a closer look alone is left out. O(scene).
/// </summary>
internal sealed class ScenePainter(ISurface surface, Palette palette)
{
    // From id to id the same each time: a picture of the same scene is the same bytes.
    private readonly PartPainter _parts = new(surface, palette);
    private readonly EdgePainter _lines = new(surface, palette);

    /// <summary>Paints it on its ground; of an empty one, what the caption says.</summary>
    public void Paint(Scene scene, SceneCaption caption, Box frame)
    {
        surface.Box(frame, 0, palette.Canvas, null);
        if (scene.Elements.IsEmpty)
        {
            var words = caption.Description.Length > 0 ? caption.Description : caption.Title;
            _parts.Paint(new TextPart(24, 36, frame.W - 48, [new Run(words, TextRole.Note, Tone.Ink2, MayCut: true)]), default, frame);
            return;
        }

        var elements = scene.InOrder().ToArray();
        // Nobody looks at one thing more than at another in a file.
        var edges = scene.Edges.Values.Where(e => !e.IsHidden).OrderBy(e => e.Look == EdgeLook.Conflict).ThenBy(e => e.Id, StringComparer.Ordinal).ToArray();
        Bodies(elements.Where(e => e.Layer == SceneLayer.Area));
        Lines(edges.Where(IsUnder));
        Bodies(elements.Where(e => e.Layer != SceneLayer.Area));
        Lines(edges.Where(e => !IsUnder(e)));
        foreach (var edge in edges)
        {
            _lines.PaintBadge(edge);
        }

        foreach (var edge in edges)
        {
            Label(edge);
        }
    }

    private static bool IsUnder(SceneEdge edge) => edge.Look is EdgeLook.Trunk or EdgeLook.Wanted or EdgeLook.Failed;

    private void Label(SceneEdge edge)
    {
        if (edge.Label is not { } label)
        {
            return;
        }

        if (edge.Look == EdgeLook.Conflict && TextFit.Fit(label) is [.. , var last] title)
        {
            // The title of a conflict has a ground of its own.
            var (left, right) = (title[0].X, last.X + last.Width);
            _parts.Paint(new BoxPart(new Box(left - 8, label.Y - 14, right - left + 16, 20), 4, BoxLook.TintError), default, default);
        }

        _parts.Paint(label, default, default);
    }

    private void Bodies(IEnumerable<SceneElement> elements)
    {
        foreach (var element in elements)
        {
            surface.BeginGroup(element.Id, element.Description.Length == 0 ? element.Name : $"{element.Name}: {element.Description}");
            foreach (var part in element.Parts.Where(p => p.From != Detail.Close))
            {
                _parts.Paint(part, new Point(element.Box.X, element.Box.Y), element.Box);
            }

            surface.EndGroup();
        }
    }

    private void Lines(IEnumerable<SceneEdge> edges)
    {
        foreach (var edge in edges)
        {
            surface.BeginGroup(edge.Id, edge.Name);
            _lines.Paint(edge);
            surface.EndGroup();
        }
    }
}
