using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Components.Navigation;

namespace NetDash.Web.Components.ViewModels;

/// <summary>
/// An address as somebody copies it. It may have come by ids, as programs make links: those are replaced by names, which survive a
/// container's re-creation. Pure.
/// </summary>
public static class SharedAddress
{
    private static readonly string[] OfNodes = ["select", "focus", "expand", "host", "cluster", "node", "namespace", "workload", "network"];

    /// <summary>The same view by names. O(things of the kinds that it names by ids).</summary>
    public static PageAddress Of(TopologySnapshot snapshot, PageAddress address)
    {
        foreach (var key in OfNodes)
        {
            if (address.All(key).Any(value => Named(snapshot, value) != value))
            {
                address = address.WithAll(key, [.. address.All(key).Select(value => Named(snapshot, value))]);
            }
        }

        return address["finding"] is { } id && snapshot.Findings.TryGetValue(id, out var finding)
            ? address.With("finding", FindingReference.Of(snapshot, finding)) : address;
    }

    private static string Named(TopologySnapshot snapshot, string value) =>
        snapshot.Nodes.TryGetValue(value, out var node) ? NodeNames.LinkName(snapshot, node)
        : snapshot.Edges.TryGetValue(value, out var edge) ? EdgeNames.LinkName(snapshot, edge)
        : value.StartsWith(LedgerEntry.IdPrefix, StringComparison.Ordinal) && PortLedger.Of(snapshot).Find(value) is { } entry ? PortReference.Of(snapshot, entry)
        : value;
}
