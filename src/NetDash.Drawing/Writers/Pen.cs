namespace NetDash.Drawing.Writers;

/// <summary>How a line is drawn.</summary>
/// <param name="Colour">0xRRGGBB.</param>
/// <param name="Width">In pixels at zoom 1.</param>
/// <param name="On">Length of a dash; 0 for a line without gaps.</param>
/// <param name="Off">Length of the gap after it.</param>
/// <param name="Round">Round caps and joins; else flat caps and mitred joins.</param>
internal readonly record struct Pen(uint Colour, double Width, double On = 0, double Off = 0, bool Round = false);
