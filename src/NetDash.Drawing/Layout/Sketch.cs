using System.Collections.Immutable;
using NetDash.Drawing.Scenes;

namespace NetDash.Drawing.Layout;

/// <summary>A scene while it is made.</summary>
internal sealed class Sketch
{
    private readonly Dictionary<string, SceneElement> _elements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SceneEdge> _edges = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Element, string Jack), (Jack Jack, Point At)> _jacks = [];
    private readonly Dictionary<string, SortedSet<string>> _used = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SceneElement> Elements => _elements;

    /// <summary>Adds an element; an id that is there already is a defect.</summary>
    public void Add(SceneElement element)
    {
        _elements.Add(element.Id, element);
        foreach (var jack in element.Jacks)
        {
            _jacks.Add((element.Id, jack.Name), (jack, new Point(element.Box.X + jack.X, element.Box.Y + jack.Y)));
        }
    }

    /// <summary>Puts an element in the place of the one with its id, which stands there with the same jacks.</summary>
    public void Replace(SceneElement element) => _elements[element.Id] = element;

    /// <summary>Adds a line between two jacks that are there.</summary>
    public void Add(SceneEdge edge)
    {
        Use(edge.From, edge.FromJack);
        Use(edge.To, edge.ToJack);
        _edges.Add(edge.Id, edge);
    }

    /// <summary>Where a jack is.</summary>
    public Point At(string element, string jack) => _jacks[(element, jack)].At;

    /// <summary>What has been added. Jacks that no line ends at are left out: a rail may have thousands.</summary>
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
            _elements.ToImmutableDictionary(e => e.Key, e => WithUsedJacks(e.Value), StringComparer.Ordinal), _edges.ToImmutableDictionary(StringComparer.Ordinal));
    }

    private void Use(string element, string jack)
    {
        if (!_jacks.ContainsKey((element, jack)))
        {
            throw new KeyNotFoundException($"{element} has no jack {jack}.");
        }

        if (!_used.TryGetValue(element, out var used))
        {
            _used[element] = used = new SortedSet<string>(StringComparer.Ordinal);
        }

        used.Add(jack);
    }

    private SceneElement WithUsedJacks(SceneElement element) =>
        element.Jacks.Count == 0 ? element
        : element with { Jacks = _used.TryGetValue(element.Id, out var used) ? [.. used.Select(j => _jacks[(element.Id, j)].Jack)] : [] };
}
