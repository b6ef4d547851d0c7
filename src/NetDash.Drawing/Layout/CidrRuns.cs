using NetDash.Drawing.Scenes.Parts;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Layout;

/// <summary>An address with its prefix length, which goes first where there is no room for both.</summary>
internal static class CidrRuns
{
    public static ValueList<Run> Of(string cidr, Tone tone)
    {
        var slash = cidr.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? [new Run(cidr, TextRole.Mono, tone)]
            : [new Run(cidr[..slash], TextRole.Mono, tone), new Run(cidr[slash..], TextRole.Mono, tone, Drop: 1)];
    }
}
