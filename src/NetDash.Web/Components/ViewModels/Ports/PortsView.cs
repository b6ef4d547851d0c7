using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The ports page: one host's ledger, as the address asks for it. Pure.</summary>
/// <param name="Choice">What the address chooses.</param>
/// <param name="Host">Whose ports.</param>
/// <param name="Ledger">Its ledger.</param>
/// <param name="Findings">The findings about its ports.</param>
/// <param name="Rows">What is shown, in order.</param>
/// <param name="Total">How many rows there are of the chosen namespaces without a filter.</param>
/// <param name="Conflicts">Two that want one port.</param>
/// <param name="Protocols">The protocols that have entries.</param>
public sealed record PortsView(
    PortChoice Choice, Node Host, HostLedger Ledger, PortFindings Findings, IReadOnlyList<LedgerRow> Rows, int Total,
    IReadOnlyList<ConflictView> Conflicts, IReadOnlySet<PortProtocol> Protocols)
{
    // These have a meaning of their own here; the other filters are about the owners.
    private static readonly HashSet<string> OfRows = new(StringComparer.Ordinal) { "q", "protocol", "host", "show" };

    /// <summary>Findings about its ports that are no conflict: worth knowing, and told by the glyphs of the rows.</summary>
    public int Notes => Findings.All.Count - Conflicts.Count;

    /// <summary>The hosts in the order of their names.</summary>
    public static IReadOnlyList<Node> Hosts(TopologySnapshot snapshot) =>
        [.. snapshot.OfKind(NodeKind.Host).OrderBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id, StringComparer.Ordinal)];

    /// <summary>The host that an address means: the one it names, else the machine's own, else the first. Null when it names none, or there is none.</summary>
    public static Node? HostOf(TopologySnapshot snapshot, string? name)
    {
        if (name is null)
        {
            return HostQuery.Default(snapshot) ?? Hosts(snapshot).FirstOrDefault();
        }

        return NodeNames.Find(snapshot, NodeKind.Host, name) is [var named, ..] ? named : NodeNames.Find(snapshot, name).FirstOrDefault(n => n.Kind == NodeKind.Host);
    }

    /// <summary>Makes it. O(entries log entries). Null where there is no such host.</summary>
    public static PortsView? Of(PageState state)
    {
        var snapshot = state.Snapshot;
        if (HostOf(snapshot, state.Address["host"]) is not { } host || PortLedger.Of(snapshot).Of(host.Id) is not { } ledger)
        {
            return null;
        }

        var choice = PortChoice.Of(state.Address);
        var findings = PortFindings.Of(snapshot, ledger);
        var all = LedgerRow.Of(snapshot, choice.AllNamespaces ? ledger.Entries : ledger.Entries.Where(e => e.Netns == ledger.OwnNetns), findings);
        var owners = Owners(state);
        var shown = all.Where(row =>
            (choice.Protocol is not { } protocol || row.Protocol == protocol)
            && (choice.State is not { } wanted || row.State == wanted)
            && (choice.Exposure is not { } exposure || row.Exposure == exposure)
            && (owners is null || (row.Owner is { } owner && owners.Nodes.ContainsKey(owner.Id)))
            && (choice.Search?.Matches(row) ?? true));
        return new PortsView(
            choice, host, ledger, findings, PortOrder.Apply(choice.Order, shown), all.Count,
            [.. ConflictView.Of(snapshot, ledger, findings).Where(c => choice.Protocol is not { } protocol || c.Finding.Port!.Protocol == protocol)],
            all.Select(r => r.Protocol).ToHashSet());
    }

    /// <summary>The owners that the filters leave; null when all are.</summary>
    private static ViewContent? Owners(PageState state) =>
        TopologyView.Parse(state.Address.Parameters.Where(p => !OfRows.Contains(p.Key))) is { IsAll: false } view ? view.Apply(state.Snapshot) : null;
}
