using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Views;
using NetDash.Web.Api;
using NetDash.Web.Api.Pictures;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels;
using NetDash.Topology.Values;
using NetDash.Analysis.Ports.Ledger;

namespace NetDash.Web.Hubs;

/// <summary>Says of a view what its picture does not. Pure.</summary>
internal static class ViewDescriber
{
    /// <summary>The kind of a finding that is selected.</summary>
    public const string FindingKind = "finding";

    private const string PortKind = "port";
    private const int MostFindings = 20;
    private const int LongestFilter = 60;

    /// <summary>What is said of an address. O(nodes + edges).</summary>
    public static ViewDescription Of(PageState state)
    {
        var ground = Ground(state);
        var filters = string.Join(' ', state.Address.Parameters.Where(p => FilterKeys.All.Contains(p.Key) && p.Value.Length > 0).Select(p => p.Key == "q" ? p.Value : $"{p.Key}={p.Value}"));
        var selected = Selected(state);
        return new ViewDescription(
            ground is [var only] ? Wording.CutName(only.Name, 40) : ground.Count == 0 ? "NetDash" : Wording.Count(ground.Count, Wording.Kind(ground[0].Kind)),
            filters.Length > 0 ? Wording.CutLine(filters, LongestFilter) : ground is [{ Properties: HostProperties { Addresses: [var address, ..] } }] ? address : "",
            KindIcons.Of(ground is [var first, ..] ? first.Kind : NodeKind.Host),
            Badge(state),
            FindingsEndpoints.Ordered(state.Content.Findings.Values.Where(f => f.Severity != FindingSeverity.Info)).Take(MostFindings)
                .Select(f => new DescribedFinding(f.Id, f.Severity, Wording.CutLine(f.Title))).ToValueList(),
            Note(state),
            state.Snapshot.Sources.Any(s => s.State == SourceState.Connected),
            TopologyCounts.StaleSources(state.Snapshot),
            selected,
            selected is null ? Wording.CutLine(state.Address["select"] ?? state.Address["finding"] ?? "", LongestFilter) : "");
    }

    private static DescribedBadge Badge(PageState state)
    {
        var (health, words) = BadgeEndpoint.Of(state.Snapshot, state.Content);
        return new DescribedBadge(health, words, Count(FindingSeverity.Error), Count(FindingSeverity.Warning));

        int Count(FindingSeverity severity) => state.Content.Findings.Values.Count(f => f.Severity == severity);
    }

    /// <summary>The hosts or clusters that the view is of.</summary>
    private static List<Node> Ground(PageState state)
    {
        var snapshot = state.Snapshot;
        if (state.View.Lens == ViewLens.Services)
        {
            var clusters = state.Content.Nodes.Values.Where(n => n.Kind == NodeKind.Cluster).ToList();
            return clusters.Count > 0 ? clusters : [.. snapshot.OfKind(NodeKind.Cluster)];
        }

        return !state.View.HasFilters
            ? [.. snapshot.OfKind(NodeKind.Host)]
            : [.. state.Content.Nodes.Values.Select(n => n.Kind == NodeKind.Host ? n.Id : n.Host).OfType<string>().Distinct(StringComparer.Ordinal).Select(snapshot.Nodes.GetValueOrDefault).OfType<Node>()];
    }

    private static string Note(PageState state)
    {
        var notices = AddressNotice.Of(state).Select(n => n.Text);
        var nothing = MapWait.Of(state) ?? (state.View.HasFilters && state.Content.Nodes.IsEmpty ? "Nothing matches." : null);
        return string.Join(' ', nothing is null ? notices : notices.Prepend(nothing));
    }

    private static DescribedThing? Selected(PageState state)
    {
        var snapshot = state.Snapshot;
        return state.Selection switch
        {
            { Node: { } node } => new DescribedThing(
                node.Id, NodeNames.LinkName(snapshot, node), NodeNames.Word(node.Kind), Wording.CutLine(node.Name.Length > 0 ? node.Name : Wording.Kind(node.Kind)), null),
            { Edge: { } edge } => new DescribedThing(
                edge.Id, EdgeNames.LinkName(snapshot, edge), EdgeNames.Word(edge.Kind), Wording.CutLine($"{NameOf(snapshot, edge.From)} – {NameOf(snapshot, edge.To)}"), null),
            { Entry: { } entry } => new DescribedThing(
                entry.Id, PortReference.Of(snapshot, entry), PortKind, $"{entry.At}/{Wording.Word(entry.At.Protocol)}",
                entry.Owner is { } owner && snapshot.Nodes.TryGetValue(owner.Id, out var known) ? NodeNames.LinkName(snapshot, known) : null),
            null when state.Finding?.Finding is { } finding => new DescribedThing(
                finding.Id, FindingReference.Of(snapshot, finding), FindingKind, Wording.CutLine(finding.Title), null),
            _ => null,
        };
    }

    private static string NameOf(TopologySnapshot snapshot, string id) => snapshot.Nodes.GetValueOrDefault(id)?.Name ?? id;
}
