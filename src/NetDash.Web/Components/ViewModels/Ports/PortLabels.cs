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

    /// <summary>What stands for an owner that has no name: it is unknown, never nobody.</summary>
    public static string NoOwner(LedgerEntry entry) => entry.Via == PortVia.Nat ? "NAT rule" : "owner not readable";

    /// <summary>The name of an owner, else what it is.</summary>
    public static string Name(Node owner) => owner.Name.Length == 0 ? Wording.Kind(owner.Kind) : owner.Name;
}
