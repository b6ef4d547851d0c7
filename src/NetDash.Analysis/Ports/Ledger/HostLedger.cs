using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// The ledger of one host: who has, forwards or wants which port of its namespaces. Who stands in the way of a claim is found in
/// O(entries of that port).
/// </summary>
public sealed class HostLedger
{
    private readonly Dictionary<PortKey, List<LedgerEntry>> _byPort = [];

    internal HostLedger(HostScope scope, IReadOnlyList<LedgerEntry> entries)
    {
        Scope = scope;
        Entries = entries;
        foreach (var entry in entries)
        {
            var key = new PortKey(entry.Netns, entry.At.Protocol, entry.At.Port);
            (_byPort.TryGetValue(key, out var list) ? list : _byPort[key] = []).Add(entry);
        }
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
    public IReadOnlyList<LedgerEntry> Entries { get; }

    internal HostScope Scope { get; }

    /// <summary>All that is said of a port of a namespace.</summary>
    public IReadOnlyList<LedgerEntry> At(string netnsId, PortProtocol protocol, int port) =>
        _byPort.TryGetValue(new PortKey(netnsId, protocol, port), out var entries) ? entries : [];

    /// <summary>
    /// What has or forwards a port that overlaps an address: a known owner before an unknown one. What is merely wanted stands in
    /// nobody's way.
    /// </summary>
    /// <param name="netnsId">The namespace.</param>
    /// <param name="address">What is asked for.</param>
    /// <param name="claimantId">Node id of who asks, which is never in its own way; null for nobody known.</param>
    public LedgerEntry? InTheWayOf(string netnsId, PortAddress address, string? claimantId)
    {
        LedgerEntry? unknown = null;
        foreach (var entry in At(netnsId, address.Protocol, address.Port))
        {
            if (entry.State == PortState.Wanted || (entry.Owner is not null && entry.Owner.Id == claimantId) || !entry.At.Overlaps(address))
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

    private readonly record struct PortKey(string Netns, PortProtocol Protocol, int Port);
}
