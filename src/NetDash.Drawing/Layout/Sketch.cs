using System.Collections.Immutable;
using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Layout;

/// <summary>A scene while it is made.</summary>
internal sealed class Sketch
{
    private readonly Dictionary<string, SceneElement> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SceneEdge> _edges = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SceneElement> Elements => _elements;

    /// <summary>Adds an element; an id that is there already is a defect.</summary>
    public void Add(SceneElement element) => _elements.Add(element.Id, element);

    /// <summary>Adds a line between two jacks that are there.</summary>
    public void Add(SceneEdge edge)
    {
        _ = At(edge.From, edge.FromJack);
        _ = At(edge.To, edge.ToJack);
        _edges.Add(edge.Id, edge);
    }

    /// <summary>Where a jack is.</summary>
    public Point At(string element, string jack)
    {
        var found = _elements[element];
        foreach (var candidate in found.Jacks)
        {
            if (candidate.Name == jack)
            {
                return new Point(found.Box.X + candidate.X, found.Box.Y + candidate.Y);
            }
        }

        throw new KeyNotFoundException($"{element} has no jack {jack}.");
    }

    public Scene ToScene()
    {
        if (_elements.Count == 0)
        {
            return Scene.Empty;
        }

        var left = _elements.Values.Min(e => e.Box.X) - Lanes.Margin;
        var top = _elements.Values.Min(e => e.Box.Y) - Lanes.Margin;
        var right = _elements.Values.Max(e => e.Box.Right) + Lanes.Margin;
        var bottom = _elements.Values.Max(e => e.Box.Bottom) + Lanes.Margin;
        return new Scene(
            new Box(left, top, right - left, bottom - top),
            _elements.ToImmutableDictionary(StringComparer.Ordinal), _edges.ToImmutableDictionary(StringComparer.Ordinal));
    }
}
