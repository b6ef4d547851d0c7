using NetDash.Drawing.Scenes.Parts;

namespace NetDash.Drawing.Writers;

/// <summary>The colours of a theme by their tokens, 0xRRGGBB. The page has the same ones in its style sheet; a test compares.</summary>
public sealed record Palette
{
    /// <summary>The light theme's.</summary>
    public static Palette Light { get; } = new()
    {
        Canvas = 0xF6F7F8, Surface = 0xFFFFFF, Raised = 0xF0F1F3, Recess = 0xAEB4BE, Line = 0xE2E4E8, Line2 = 0xC3C7CE,
        Ink = 0x15171B, Ink2 = 0x4E545E, Ink3 = 0x666C77, Cable = 0x6F7783, CableDim = 0x868C97,
        Ok = 0x157347, Warn = 0x8A5A00, Err = 0xC4262E, Stop = 0x666C77, ErrT = 0xFDECEC,
    };

    /// <summary>The dark theme's.</summary>
    public static Palette Dark { get; } = new()
    {
        Canvas = 0x0C0D0F, Surface = 0x131417, Raised = 0x1A1C20, Recess = 0x08090A, Line = 0x26292F, Line2 = 0x3A3E46,
        Ink = 0xECEDEF, Ink2 = 0xA9AEB8, Ink3 = 0x858B96, Cable = 0x6A707B, CableDim = 0x5E646F,
        Ok = 0x46B980, Warn = 0xE5A23B, Err = 0xF2686C, Stop = 0x858B96, ErrT = 0x2C1618,
    };

    /// <summary>Ground of the picture and of a namespace drawn as an area.</summary>
    public required uint Canvas { get; init; }

    /// <summary>Cards.</summary>
    public required uint Surface { get; init; }

    /// <summary>Chips and rails.</summary>
    public required uint Raised { get; init; }

    /// <summary>Inside of a socket.</summary>
    public required uint Recess { get; init; }

    /// <summary>Dividers.</summary>
    public required uint Line { get; init; }

    /// <summary>Borders.</summary>
    public required uint Line2 { get; init; }

    /// <summary>Text.</summary>
    public required uint Ink { get; init; }

    /// <summary>Secondary text.</summary>
    public required uint Ink2 { get; init; }

    /// <summary>Labels.</summary>
    public required uint Ink3 { get; init; }

    /// <summary>Cables and plugs.</summary>
    public required uint Cable { get; init; }

    /// <summary>Trunks.</summary>
    public required uint CableDim { get; init; }

    /// <summary>Healthy.</summary>
    public required uint Ok { get; init; }

    /// <summary>Warning.</summary>
    public required uint Warn { get; init; }

    /// <summary>Error, conflict.</summary>
    public required uint Err { get; init; }

    /// <summary>Stopped, unknown.</summary>
    public required uint Stop { get; init; }

    /// <summary>Ground behind an error's text.</summary>
    public required uint ErrT { get; init; }

    /// <summary>The palette of a theme.</summary>
    public static Palette Of(Theme theme) => theme == Theme.Dark ? Dark : Light;

    /// <summary>The colour of a tone.</summary>
    public uint Of(Tone tone) => tone switch
    {
        Tone.Ink => Ink,
        Tone.Ink2 => Ink2,
        Tone.Ink3 => Ink3,
        Tone.Error => Err,
        Tone.Warning => Warn,
        _ => throw new ArgumentOutOfRangeException(nameof(tone), tone, "No such tone."),
    };
}
