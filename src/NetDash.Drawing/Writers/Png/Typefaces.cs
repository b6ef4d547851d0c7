using System.Collections.Concurrent;
using NetDash.Drawing.Text;
using SkiaSharp;

namespace NetDash.Drawing.Writers.Png;

/// <summary>The shipped fonts, at the weights that pictures use. Read once, kept while the program runs, safe for any thread.</summary>
internal static class Typefaces
{
    private static readonly Lazy<SKTypeface> Inter = new(() => Read("inter.ttf"));
    private static readonly Lazy<SKTypeface> GeistMono = new(() => Read("geist-mono.ttf"));
    private static readonly ConcurrentDictionary<(bool Mono, int Weight), Lazy<SKTypeface>> Weights = new();

    /// <summary>The typeface of a face.</summary>
    public static SKTypeface Of(TextFace face) =>
        Weights.GetOrAdd((face.Mono, face.Weight), key => new Lazy<SKTypeface>(() => AtWeight((key.Mono ? GeistMono : Inter).Value, key.Weight))).Value;

    private static SKTypeface AtWeight(SKTypeface font, int weight) =>
        font.Clone([new SKFontVariationPositionCoordinate { Axis = SKFourByteTag.Parse("wght"), Value = weight }])
        ?? throw new InvalidOperationException($"{font.FamilyName} has no weight {weight}.");

    private static SKTypeface Read(string name)
    {
        using var stream = typeof(Typefaces).Assembly.GetManifestResourceStream($"NetDash.Drawing.{name}")
            ?? throw new InvalidOperationException($"This build holds no {name}.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"{name} is no font.");
    }
}
