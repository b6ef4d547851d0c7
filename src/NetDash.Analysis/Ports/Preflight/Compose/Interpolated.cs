using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Compose;

/// <summary>A value with its variables filled in.</summary>
/// <param name="Text">The value; where something is missing, as far as it is known.</param>
/// <param name="Missing">What is missing, as a sentence that names the variable; empty when nothing is.</param>
/// <param name="Variable">The first variable in it, as <c>${PORT}</c>; empty for none.</param>
/// <param name="Written">As it is written, without quotes.</param>
internal sealed record Interpolated(PlacedText Text, string Missing, string Variable, string Written)
{
    public string Value => Text.Text;

    public bool IsResolved => Missing.Length == 0;
}
