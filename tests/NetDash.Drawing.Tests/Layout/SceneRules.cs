using System.Globalization;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Text;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>What holds for every picture, whatever is in it.</summary>
internal static class SceneRules
{
    /// <summary>What is broken, in words; empty for a sound picture.</summary>
    public static IReadOnlyList<string> Broken(Scene scene) =>
        [.. Overlaps(scene), .. Strays(scene), .. Outgrown(scene), .. LooseEnds(scene), .. Orphans(scene)];

    private static IEnumerable<string> Overlaps(Scene scene)
    {
        var bodies = scene.Elements.Values.Where(e => e.Layer == SceneLayer.Body).OrderBy(e => e.Box.Y).ToList();
        for (var i = 0; i < bodies.Count; i++)
        {
            for (var j = i + 1; j < bodies.Count && bodies[j].Box.Y < bodies[i].Box.Bottom; j++)
            {
                if (bodies[i].Box.Overlaps(bodies[j].Box))
                {
                    yield return $"{bodies[i].Id} {bodies[i].Box} overlaps {bodies[j].Id} {bodies[j].Box}";
                }
            }
        }

        var areas = scene.Elements.Values.Where(e => e.Kind == ElementKind.Area).ToList();
        foreach (var (one, other) in areas.SelectMany((a, i) => areas.Skip(i + 1).Select(b => (a, b))).Where(p => p.a.Box.Overlaps(p.b.Box)))
        {
            yield return $"{one.Id} overlaps {other.Id}";
        }
    }

    private static IEnumerable<string> Strays(Scene scene)
    {
        foreach (var element in scene.Elements.Values)
        {
            if (!scene.Bounds.Contains(element.Box))
            {
                yield return $"{element.Id} stands outside the bounds";
            }

            if (element.Parent is { } parent && scene.Elements.TryGetValue(parent, out var holder) && holder.Layer == SceneLayer.Area
                && element.Kind is not ElementKind.Head && !holder.Box.Contains(element.Box))
            {
                yield return $"{element.Id} {element.Box} leaves {holder.Id} {holder.Box}";
            }
        }
    }

    private static IEnumerable<string> Outgrown(Scene scene)
    {
        foreach (var element in scene.Elements.Values)
        {
            foreach (var text in element.Parts.OfType<TextPart>())
            {
                var placed = TextFit.Fit(text);
                if (placed.Count == 0)
                {
                    continue;
                }

                var left = placed.Min(r => r.X);
                var right = placed.Max(r => r.X + TextMetrics.Width(r.Text, r.Role));
                if (left < -0.5 || right > element.Box.W + 0.5 || text.Y > element.Box.H + 0.5 || text.Y < 8)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"text {placed[0].Text} of {element.Id} leaves its box: {left} to {right} of {element.Box.W}, at {text.Y} of {element.Box.H}");
                }
            }
        }
    }

    private static IEnumerable<string> LooseEnds(Scene scene)
    {
        foreach (var edge in scene.Edges.Values)
        {
            var numbers = PathPoints.Of(edge.Path);
            var (from, to) = (At(scene, edge.From, edge.FromJack), At(scene, edge.To, edge.ToJack));
            if (from is null || to is null)
            {
                yield return $"{edge.Id} ends at a jack that is not there";
            }
            else if (Far(numbers.First, from.Value) || Far(numbers.Last, to.Value))
            {
                yield return $"{edge.Id} {edge.Path} does not end at its jacks {from} {to}";
            }
        }
    }

    private static IEnumerable<string> Orphans(Scene scene) => scene.Elements.Values
        .Where(e => e.Parent is { } parent && !scene.Elements.ContainsKey(parent)).Select(e => $"{e.Id} belongs to {e.Parent}, which is not there");

    private static Point? At(Scene scene, string element, string jack) =>
        scene.Elements.TryGetValue(element, out var found) && found.Jacks.Where(j => j.Name == jack).Select(j => (Jack?)j).FirstOrDefault() is { } at
            ? new Point(found.Box.X + at.X, found.Box.Y + at.Y)
            : null;

    private static bool Far(Point one, Point other) => Math.Abs(one.X - other.X) > 0.2 || Math.Abs(one.Y - other.Y) > 0.2;
}
