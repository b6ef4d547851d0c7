namespace NetDash.EndToEnd.Tests.Looking;

/// <summary>Words that stand nowhere by chance.</summary>
internal static class Canary
{
    /// <summary>In places that NetDash must not tell of.</summary>
    public const string Hidden = "CANARYq7Zx";

    /// <summary>In places that it tells of: found wherever the hidden one is looked for, it shows that the looking finds anything.</summary>
    public const string Shown = "FINCHw4Kp";
}
