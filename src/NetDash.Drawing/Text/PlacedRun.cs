using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Text;

/// <summary>Text with its place in the line.</summary>
/// <param name="X">Its left side, counted as <see cref="TextPart.X"/> is.</param>
/// <param name="Width">What it takes, in pixels at zoom 1.</param>
/// <param name="Text">Plain: see <see cref="PlainText"/>.</param>
/// <param name="Role">Font, size and weight.</param>
/// <param name="Tone">Colour.</param>
public readonly record struct PlacedRun(double X, double Width, string Text, TextRole Role, Tone Tone);
