using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Wiring;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Ports;

/// <summary>
/// A host's ledger → its ports. Ports of other namespaces are nobody's business but their own, unless two in one of them collide.
/// O(entries).
/// </summary>
internal static class PortsPlanBuilder
{
    // What the kernel hands to clients where nobody says otherwise: ip_local_port_range, see ip(7).
    private const int UsualFirstClientPort = 32768;

    /// <returns>Null where a filter leaves nothing of it.</returns>
    public static PortsPlan? Build(TopologySnapshot snapshot, Node host, HostLedger ledger, Func<string, bool>? shown)
    {
        var byNetns = ledger.Entries.Where(e => IsShown(e, host, shown)).ToLookup(e => e.Netns, StringComparer.Ordinal);
        var areas = new List<PortArea> { Area(snapshot, ledger, ledger.OwnNetns, byNetns) };
        areas.AddRange(Colliding(snapshot, ledger).Where(n => byNetns[n].Any()).Select(n => Area(snapshot, ledger, n, byNetns))
            .OrderBy(a => a.Title, NaturalOrder.Instance).ThenBy(a => a.Netns, StringComparer.Ordinal));
        return areas[0].Claims.Count == 0 && areas.Count == 1 && shown is not null && !shown(host.Id) ? null : new PortsPlan(host, areas);
    }

    private static PortArea Area(TopologySnapshot snapshot, HostLedger ledger, string netns, ILookup<string, LedgerEntry> byNetns)
    {
        var isHost = netns == ledger.OwnNetns;
        var node = snapshot.Nodes.GetValueOrDefault(netns) is { Kind: NodeKind.Netns } found ? found : null;
        return new PortArea(
            netns, node, isHost, isHost ? "Host namespace" : Title(snapshot, netns, node), ClaimBuilder.Build(snapshot, byNetns[netns]),
            ledger.Ephemeral?.First ?? UsualFirstClientPort);
    }

    private static string Title(TopologySnapshot snapshot, string netns, Node? node)
    {
        var lives = snapshot.ChildrenOf(netns).Where(n => n.Kind == NodeKind.Container)
            .OrderBy(n => HostNodes.IsGuest(n) ? 1 : 0).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        return $"Inside {Wording.CutName(lives?.Name ?? node?.Name ?? "a namespace", 40)}";
    }

    /// <summary>Namespaces in which one of the host's findings about ports lies.</summary>
    private static IEnumerable<string> Colliding(TopologySnapshot snapshot, HostLedger ledger)
    {
        var collides = snapshot.Findings.Values.Where(f => f.Port?.Host == ledger.HostId).ToList();
        if (collides.Count == 0)
        {
            return [];
        }

        var ports = collides.Select(f => (f.Subjects.Count > 0 ? f.Subjects[0] : "", f.Port!.Protocol, f.Port.Port)).ToHashSet();
        return ledger.Entries
            .Where(e => e.Netns != ledger.OwnNetns && e.Owner is not null && ports.Contains((e.Owner.Id, e.At.Protocol, e.At.Port)))
            .Select(e => e.Netns).Distinct(StringComparer.Ordinal)
            .Where(n => collides.Exists(f => IsInside(f, n, ledger)));
    }

    /// <summary>Whether both sides of a finding are in a namespace: what listens in a container is no side of what is published.</summary>
    private static bool IsInside(Finding finding, string netns, HostLedger ledger)
    {
        var owners = ledger.At(netns, finding.Port!.Protocol, finding.Port.Port).Select(e => e.Owner?.Id).ToHashSet();
        return owners.Count > 1 && finding.Subjects.Count(owners.Contains) > 1;
    }

    /// <summary>What nobody can be named for is the host's.</summary>
    private static bool IsShown(LedgerEntry entry, Node host, Func<string, bool>? shown) =>
        shown is null || shown(entry.Owner?.Id ?? entry.Netns) || (entry.Owner is null && shown(host.Id));
}
