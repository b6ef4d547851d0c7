using System.Runtime.CompilerServices;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>The ledger of all hosts of a snapshot.</summary>
public sealed class PortLedger
{
    // A snapshot never changes, so its ledger is made once, and goes with it.
    private static readonly ConditionalWeakTable<TopologySnapshot, PortLedger> Made = [];

    private readonly Dictionary<string, HostLedger> _hosts;
    private readonly Lazy<Dictionary<string, LedgerEntry>> _byId;

    private PortLedger(Dictionary<string, HostLedger> hosts)
    {
        _hosts = hosts;
        _byId = new(() =>
        {
            var byId = new Dictionary<string, LedgerEntry>(StringComparer.Ordinal);
            foreach (var entry in Entries)
            {
                // Sockets of one owner that share an address (SO_REUSEPORT) are one holder: the first stands for all.
                byId.TryAdd(entry.Id, entry);
            }

            return byId;
        });
    }

    /// <summary>The hosts, in the order of their ids.</summary>
    public IEnumerable<HostLedger> Hosts => _hosts.Values;

    /// <summary>Every entry of every host.</summary>
    public IEnumerable<LedgerEntry> Entries => _hosts.Values.SelectMany(h => h.Entries);

    /// <summary>The ledger of one host; null when there is no such host.</summary>
    public HostLedger? Of(string hostId) => _hosts.GetValueOrDefault(hostId);

    /// <summary>An entry by its id; null when there is none now. The first call costs O(ports).</summary>
    public LedgerEntry? Find(string id) => id.StartsWith(LedgerEntry.IdPrefix, StringComparison.Ordinal) ? _byId.Value.GetValueOrDefault(id) : null;

    /// <summary>The ledger of a snapshot. Made when first asked for: O(nodes + ports).</summary>
    public static PortLedger Of(TopologySnapshot snapshot) => Made.GetValue(snapshot, Make);

    private static PortLedger Make(TopologySnapshot snapshot)
    {
        var scopes = SnapshotScopes.Of(snapshot);
        var hosts = new Dictionary<string, HostLedger>(StringComparer.Ordinal);
        foreach (var id in scopes.Hosts)
        {
            hosts[id] = scopes.Host(id).Ledger;
        }

        return new PortLedger(hosts);
    }
}
