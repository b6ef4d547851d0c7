using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Text;

/// <summary>What a role is set in; the tokens' table of type says the same.</summary>
/// <param name="Mono">Geist Mono with a tracking of -0.01 em; else Inter.</param>
/// <param name="Size">In pixels at zoom 1.</param>
/// <param name="Weight">400 to 600.</param>
public readonly record struct TextFace(bool Mono, double Size, int Weight)
{
    /// <summary>Room between the letters of Geist Mono, in em.</summary>
    public const double MonoTracking = -0.01;

    /// <summary>The number of a slot, which is decoration and has no role: 10 mono, 400.</summary>
    public static TextFace Slot { get; } = new(true, 10, 400);

    /// <summary>The face of a role.</summary>
    public static TextFace Of(TextRole role) => role switch
    {
        TextRole.Title => new(false, 13, 600),
        TextRole.Name => new(false, 12, 550),
        TextRole.Note => new(false, 11, 400),
        TextRole.Label => new(false, 11, 500),
        TextRole.Mono => new(true, 11, 400),
        TextRole.Port => new(true, 11, 600),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
    };
}
