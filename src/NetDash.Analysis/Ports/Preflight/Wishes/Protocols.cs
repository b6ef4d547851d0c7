using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Wishes;

/// <summary>Protocols by name.</summary>
internal static class Protocols
{
    /// <summary>A protocol in any case; TCP where none is named; null for one that containers do not have.</summary>
    public static PortProtocol? Read(string name) => name.ToUpperInvariant() switch
    {
        "" or "TCP" => PortProtocol.Tcp,
        "UDP" => PortProtocol.Udp,
        "SCTP" => PortProtocol.Sctp,
        _ => null,
    };
}
