using NetDash.Topology.Facts;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>Protocols as an address spells them.</summary>
public static class Protocols
{
    /// <summary>tcp, udp or sctp in any case; null for another word.</summary>
    public static PortProtocol? Parse(string? word) => word?.ToLowerInvariant() switch
    {
        "tcp" => PortProtocol.Tcp,
        "udp" => PortProtocol.Udp,
        "sctp" => PortProtocol.Sctp,
        _ => null,
    };
}
