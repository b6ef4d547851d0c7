using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>Everyone who has, forwards or wants one port of one namespace. Pure.</summary>
/// <param name="Ledger">The host's ledger.</param>
/// <param name="Selected">The row that was chosen.</param>
/// <param name="Rows">All rows of the port, holders before wishes.</param>
/// <param name="Findings">The findings about them, the worst first.</param>
public sealed record PortDetails(HostLedger Ledger, LedgerRow Selected, IReadOnlyList<LedgerRow> Rows, IReadOnlyList<Finding> Findings)
{
    public PortProtocol Protocol => Selected.Protocol;

    public int Port => Selected.Port;

    /// <summary>Whether it is the host's own port, and not one inside a container.</summary>
    public bool IsOwn => Selected.First.Netns == Ledger.OwnNetns;

    /// <summary>What an entry's id means. O(entries) where there is such an entry, else nothing is looked at.</summary>
    public static PortDetails? Find(TopologySnapshot snapshot, string? reference)
    {
        if (reference?.StartsWith("port:", StringComparison.Ordinal) != true)
        {
            return null;
        }

        foreach (var ledger in PortLedger.Of(snapshot).Hosts)
        {
            if (ledger.Entries.FirstOrDefault(e => e.Id == reference) is { } entry)
            {
                var rows = LedgerRow.Of(snapshot, ledger.At(entry.Netns, entry.At.Protocol, entry.At.Port), PortFindings.Of(snapshot, ledger));
                return new PortDetails(
                    ledger, rows.First(r => r.Entries.Contains(entry)), PortOrder.Apply(PortOrder.Default with { Key = "state" }, rows),
                    FindingList.InOrder(rows.SelectMany(r => r.Findings).DistinctBy(f => f.Id)));
            }
        }

        return null;
    }
}
