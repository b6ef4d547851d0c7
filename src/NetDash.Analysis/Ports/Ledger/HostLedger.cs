using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// The ledger of one host: who has, forwards or wants which port of its namespaces. Who stands in the way of a claim is found in
/// O(entries of that port).
/// </summary>
public sealed class HostLedger
{
    private readonly PortIndex _index;

    internal HostLedger(HostScope scope, PortIndex index)
    {
        Scope = scope;
        _index = index;
    }

    /// <summary>Node id of the host.</summary>
    public string HostId => Scope.HostId;

    /// <summary>Node id of the namespace that published ports are bound in; the host's where its kernel is not read.</summary>
    public string OwnNetns => Scope.OwnNetns;

    /// <summary>Whether the host's kernel is read: its sockets are then known, else unknown.</summary>
    public bool HasKernel => Scope.HasKernel;

    /// <summary>First and last port that the kernel hands to clients; null when not known.</summary>
    public (int First, int Last)? Ephemeral => Scope.Host?.EphemeralPorts is { Count: 2 } range ? (range[0], range[1]) : null;

    /// <summary>Every entry: first what is had and forwarded, then what is wanted.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _index.Entries;

    internal HostScope Scope { get; }

    /// <summary>All that is said of a port of a namespace.</summary>
    public IReadOnlyList<LedgerEntry> At(string netnsId, PortProtocol protocol, int port)
    {
        List<LedgerEntry>? found = null;
        foreach (var position in _index.At(netnsId, protocol, port))
        {
            (found ??= []).Add(_index[position]);
        }

        return found ?? (IReadOnlyList<LedgerEntry>)[];
    }

    /// <summary>Whether anybody in a namespace whose sockets are read hears what arrives on a port.</summary>
    internal Heard Hears(string netnsId, PortProtocol protocol, int port)
    {
        // sock_diag is asked for TCP and UDP alone: of SCTP nothing is known.
        if (protocol == PortProtocol.Sctp)
        {
            return Heard.Yes;
        }

        var heard = Heard.No;
        foreach (var position in _index.At(netnsId, protocol, port))
        {
            var entry = _index[position];
            if (entry.State != PortState.Wanted)
            {
                if (entry.Exposure != PortExposure.Loopback)
                {
                    return Heard.Yes;
                }

                heard = Heard.OnLoopback;
            }
        }

        return heard;
    }

    /// <summary>Where in <see cref="Entries"/> the entries of a port stand, without a list of them.</summary>
    internal PortIndex.Chain PositionsAt(string netnsId, PortProtocol protocol, int port) => _index.At(netnsId, protocol, port);

    /// <summary>
    /// What has or forwards a port that overlaps an address: a known owner before an unknown one. What is merely wanted stands in
    /// nobody's way.
    /// </summary>
    /// <param name="netnsId">The namespace.</param>
    /// <param name="address">What is asked for.</param>
    /// <param name="claimantId">Node id of who asks, which is never in its own way; null for nobody known.</param>
    public LedgerEntry? InTheWayOf(string netnsId, PortAddress address, string? claimantId) =>
        InTheWayOf(netnsId, address, claimantId, static _ => true);

    /// <summary>The same, of those entries alone that a rule counts.</summary>
    internal LedgerEntry? InTheWayOf(string netnsId, PortAddress address, string? claimantId, Func<LedgerEntry, bool> counts)
    {
        LedgerEntry? unknown = null;
        foreach (var position in _index.At(netnsId, address.Protocol, address.Port))
        {
            var entry = _index[position];
            if (entry.State == PortState.Wanted || (entry.Owner is not null && entry.Owner.Id == claimantId)
                || !entry.At.Overlaps(address) || !counts(entry))
            {
                continue;
            }

            if (entry.Owner is not null)
            {
                return entry;
            }

            unknown ??= entry;
        }

        return unknown;
    }
}
