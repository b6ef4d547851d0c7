using NetDash.Analysis.Ports.Preflight.Texts;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>Ports of a host that are written in one place, and change together.</summary>
internal sealed class PortSpan
{
    public required PortNumbers Ports { get; init; }

    /// <summary>Whether one of them is chosen.</summary>
    public bool IsOneOf { get; init; }

    /// <summary>The text that they are written in; null where they are not written in one piece.</summary>
    public PlacedText? Text { get; init; }

    /// <summary>Where they are written; null where they are not written in one piece.</summary>
    public TextPlace? Place => Text?.Place();

    /// <summary>Whether a range may be written there for one port, so that each replica gets one of it.</summary>
    public bool MayBecomeRange { get; init; }
}
