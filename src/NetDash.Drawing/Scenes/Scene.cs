using System.Collections.Immutable;

namespace NetDash.Drawing.Scenes;

/// <summary>
/// A picture of a view, placed: what a renderer draws, and a writer writes, without deciding where anything stands. Immutable; the
/// same elements for the same view and slot book. Lengths are in pixels at zoom 1, x to the right, y down.
/// </summary>
/// <param name="Bounds">What encloses everything.</param>
/// <param name="Elements">Boxes by id.</param>
/// <param name="Edges">Lines between them by id; both ends of each are in <paramref name="Elements"/>.</param>
public sealed record Scene(
    Box Bounds,
    ImmutableDictionary<string, SceneElement> Elements,
    ImmutableDictionary<string, SceneEdge> Edges)
{
    /// <summary>Nothing.</summary>
    public static Scene Empty { get; } = new(
        default,
        ImmutableDictionary<string, SceneElement>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableDictionary<string, SceneEdge>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Elements in the order in which they are drawn and read: by layer, then from top to bottom, then from left to right.</summary>
    public IEnumerable<SceneElement> InOrder() => Elements.Values
        .OrderBy(e => e.Layer).ThenBy(e => e.Box.Y).ThenBy(e => e.Box.X).ThenBy(e => e.Id, StringComparer.Ordinal);
}

/// <summary>A rectangle: left, top, width, height.</summary>
public readonly record struct Box(double X, double Y, double W, double H)
{
    /// <summary>Right side.</summary>
    public double Right => X + W;

    /// <summary>Bottom side.</summary>
    public double Bottom => Y + H;

    /// <summary>Whether the insides of two boxes meet; sides that touch do not count.</summary>
    public bool Overlaps(Box other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether another box lies in it, sides included.</summary>
    public bool Contains(Box other) => other.X >= X && other.Right <= Right && other.Y >= Y && other.Bottom <= Bottom;
}

/// <summary>A point.</summary>
public readonly record struct Point(double X, double Y);
