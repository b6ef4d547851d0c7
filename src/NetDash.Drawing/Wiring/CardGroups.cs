using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Wiring;

/// <summary>
/// Cards of a host that belong together → one card: a line for each band that any of them is plugged into. What is wrong, or wired to
/// another than a band, is never rolled away. O(cards).
/// </summary>
internal sealed class CardGroups(GroupMembership membership)
{
    public HostPlan Apply(HostPlan plan)
    {
        var tied = plan.Ties.SelectMany(t => new[] { t.From.Id, t.To.Id }).ToHashSet(StringComparer.Ordinal);
        var groups = plan.Cards.Where(c => c.Health < Health.Warning && !c.Nodes.Any(n => tied.Contains(n.Id)))
            .GroupBy(c => membership.Of(membership.UnitOf(c.Subject))).Where(g => g.Key is not null && g.Skip(1).Any())
            .ToDictionary(g => g.Key!.Value, g => g.ToList());
        if (groups.Count == 0)
        {
            return plan;
        }

        var names = plan.Areas.SelectMany(a => a.Bands).ToDictionary(b => b.Key, StringComparer.Ordinal);
        var rolled = groups.Values.SelectMany(g => g).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        return plan with { Cards = [.. plan.Cards.Where(c => !rolled.Contains(c.Key)), .. groups.Select(g => Of(plan.Node, g.Key, g.Value, names))] };
    }

    private CardPlan Of(Node host, GroupKey key, List<CardPlan> cards, Dictionary<string, BandPlan> bands)
    {
        var lines = cards.SelectMany(c => c.Lines.Where(l => l.Plug is not null).DistinctBy(l => l.Plug!.Band)).GroupBy(l => l.Plug!.Band, StringComparer.Ordinal)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Line(g.Key, [.. g], bands)).ToList();
        var runs = cards.Exists(c => c.State == PlugState.In);
        List<CardPlan> counted = runs ? cards.FindAll(c => c.Health != Health.Stopped) : cards;
        var stopped = cards.Count(c => c.State != PlugState.In);
        var pods = cards.Count(c => c.Pod is not null);
        var what = pods == cards.Count ? Wording.Count(pods, "pod") : pods == 0 ? Wording.Count(cards.Count, "container") : $"{Wording.Number(cards.Count)} pods and containers";
        return new CardPlan(
            $"{key.Id} on {host.Id}", null, [], key.Name, stopped > 0 && runs ? $"{what}, {Wording.Number(stopped)} stopped" : what,
            runs ? PlugState.In : PlugState.Out, counted.Select(c => c.Health).DefaultIfEmpty(Health.Ok).Max(),
            lines.Count > 0 ? lines : [new LinePlan("none", null, "on no network", "", 0, [], null)], 0, [.. cards.SelectMany(c => c.Plates)],
            LeadLine(cards, lines), [])
        {
            Group = new CardGroup(
                key, cards.Count, [.. cards.SelectMany(c => c.Pod is { } pod ? [pod] : c.Containers.DefaultIfEmpty(c.Subject))]),
        };
    }

    private static LinePlan Line(string band, List<LinePlan> lines, Dictionary<string, BandPlan> bands)
    {
        var plugs = lines.ConvertAll(l => l.Plug!);
        var kind = plugs.Min(p => p.Kind);
        var name = bands.TryGetValue(band, out var known) ? known.Name : "";
        // Pairs on no bridge hang on a plate of their own, which stands for all of them.
        var port = known?.Kind == BandKind.Pairs && plugs.Find(p => p.Port is not null)?.Port is { } first
            ? first with { Properties = HostNodes.Nic(first) with { IfName = Wording.Count(lines.Count, "veth pair") } } : null;
        return new LinePlan(band, null, $"{Wording.Number(lines.Count)} on {name}", "", 0, [], new PlugPlan(band, port, null, kind));
    }

    /// <summary>The line that most of the ports lead into.</summary>
    private static int LeadLine(List<CardPlan> cards, List<LinePlan> lines)
    {
        var band = cards.Where(c => c.Plates.Count > 0 && c.LeadLine >= 0).Select(c => c.Lines[c.LeadLine].Plug?.Band).OfType<string>()
            .CountBy(b => b).OrderByDescending(b => b.Value).ThenBy(b => b.Key, StringComparer.Ordinal).Select(b => b.Key).FirstOrDefault();
        return band is null ? -1 : lines.FindIndex(l => l.Key == band);
    }
}
