using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Wiring;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>The ports of a host: no coordinates yet.</summary>
/// <param name="Host">The host.</param>
/// <param name="Areas">Its own namespace first, then those others in which ports collide.</param>
internal sealed record PortsPlan(Node Host, IReadOnlyList<PortArea> Areas);

/// <summary>A namespace and who has, forwards or wants which of its ports.</summary>
/// <param name="Netns">Node id of the namespace; the host's where no kernel is read.</param>
/// <param name="Node">The namespace; null where no kernel is read.</param>
/// <param name="IsHost">Whether it is the host's own.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Claims">By port, as they stand where nothing stood yet.</param>
/// <param name="FirstClientPort">Where the ports that the kernel hands to clients begin.</param>
internal sealed record PortArea(string Netns, Node? Node, bool IsHost, string Title, IReadOnlyList<Claim> Claims, int FirstClientPort);

/// <summary>One who has, forwards or wants a port: one plate. Both families of an address are one.</summary>
/// <param name="Key">Identity in the namespace; the same when it starts or stops.</param>
/// <param name="Entries">What the ledger says, IPv4 first; never empty.</param>
/// <param name="First">First port.</param>
/// <param name="Last">Last port of a run that leads to an equal run.</param>
/// <param name="Reach">The addresses it is reached at.</param>
/// <param name="Health">The worst of the findings about it.</param>
internal sealed record Claim(string Key, IReadOnlyList<LedgerEntry> Entries, int First, int Last, Reach Reach, Health Health)
{
    public LedgerEntry Entry => Entries[0];

    public Node? Owner => Entry.Owner;

    public PortProtocol Protocol => Entry.At.Protocol;

    public bool IsWanted => Entry.State == PortState.Wanted;

    /// <summary>How its owner hangs on it.</summary>
    public PlugState Plug => !IsWanted ? PlugState.In
        : Owner is { Kind: NodeKind.Container } container && PlugStates.Of(container) == PlugState.Failed || Health == Health.Error ? PlugState.Failed
        : PlugState.Out;

    /// <summary>Whether a finding's port is among its own.</summary>
    public bool Covers(FindingPort port) => Protocol == port.Protocol && First <= port.Port && port.Port <= Last;
}

/// <summary>Where a port is reached: on all addresses, on one, or from the host alone.</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Address">The one address; empty for the others.</param>
internal readonly record struct Reach(PortExposure Kind, string Address)
{
    /// <summary>Identity, as <c>all</c>, <c>loopback</c> or the address.</summary>
    public string Key => Kind switch { PortExposure.All => "all", PortExposure.Loopback when Address.Length == 0 => "loopback", _ => Address };

    /// <summary>Where it hangs: every loopback address on the one loopback.</summary>
    public Reach Exposure => Kind == PortExposure.Loopback ? new Reach(Kind, "") : this;
}
