using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The words of the ports page that stand beside a glyph.</summary>
public static class PortLabels
{
    /// <summary>A state, as the contract spells it.</summary>
    public static string State(PortState state) => state switch
    {
        PortState.Held => "held",
        PortState.Forwarded => "forwarded",
        _ => "wanted",
    };

    /// <summary>An exposure, as the contract spells it.</summary>
    public static string Exposure(PortExposure exposure) => exposure switch
    {
        PortExposure.Loopback => "loopback",
        PortExposure.HostAddresses => "host-addresses",
        _ => "all",
    };

    /// <summary>Who can reach it, in a sentence.</summary>
    public static string ExposureSentence(LedgerEntry entry) => entry.Exposure switch
    {
        PortExposure.Loopback => "Reached from this host alone.",
        PortExposure.HostAddresses => $"Reached by whoever reaches {entry.At.Address}.",
        _ when entry.Via is PortVia.DockerPublish or PortVia.SwarmIngress => "Reached by whoever reaches any address of this host; Docker's rules pass the INPUT chain of its firewall by.",
        _ => "Reached by whoever reaches any address of this host.",
    };

    /// <summary>What stands for an owner that has no name: it is unknown, never nobody.</summary>
    public static string NoOwner(LedgerEntry entry) => entry.Via == PortVia.Nat ? "NAT rule" : "owner not readable";

    /// <summary>The name of an owner, else what it is.</summary>
    public static string Name(Node owner) => owner.Name.Length == 0 ? Wording.Kind(owner.Kind) : owner.Name;
}
