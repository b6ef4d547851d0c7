using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>Ports that a container declares: <c>80</c>, <c>3000-3005</c>, <c>53/udp</c>.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="Protocol">Their protocol.</param>
/// <param name="Written">As they are written.</param>
internal sealed record ExposedRange(PortNumbers Ports, PortProtocol Protocol, string Written)
{
    /// <exception cref="PreflightException">It is none.</exception>
    public static ExposedRange Read(PlacedText text)
    {
        var slash = text.Text.IndexOf('/', StringComparison.Ordinal);
        var ports = PortNumbers.Read(slash < 0 ? text.Text : text.Text[..slash]);
        var protocol = Protocols.Read(slash < 0 ? "" : text.Text[(slash + 1)..]);
        return ports is { First: > 0 } range && protocol is { } known
            ? new ExposedRange(range, known, text.Text)
            : throw text.Error($"`{text}` is no port to expose, as `80`, `3000-3005` or `53/udp`");
    }
}
