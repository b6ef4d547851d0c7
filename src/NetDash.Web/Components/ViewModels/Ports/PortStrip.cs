using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>
/// The number line of a host's own namespace: a socket for each taken port, spans that are free between them, the ephemeral range
/// apart. Where sockets do not fit, those with the least room between them become one with a count. Pure.
/// </summary>
/// <param name="Protocol">The protocol that it is of.</param>
/// <param name="Shown">What is drawn of the line.</param>
/// <param name="Ephemeral">What the kernel hands to clients; null when not known.</param>
/// <param name="Items">The pieces, left to right, without a gap.</param>
/// <param name="Taken">Every taken port of the whole line.</param>
public sealed record PortStrip(PortProtocol Protocol, PortRange Shown, PortRange? Ephemeral, IReadOnlyList<StripItem> Items, IReadOnlyList<TakenPort> Taken)
{
    /// <summary>The room that the design gives the line, px.</summary>
    public const double Room = 956;

    /// <summary>Draws it. O(n log n) in the taken ports.</summary>
    /// <param name="ledger">The host's.</param>
    /// <param name="protocol">Of which protocol.</param>
    /// <param name="range">What is drawn; null for the whole line.</param>
    /// <param name="findings">The findings about the host's ports.</param>
    /// <param name="room">Width, px.</param>
    public static PortStrip Of(HostLedger ledger, PortProtocol protocol, PortRange? range, PortFindings findings, double room = Room)
    {
        var shown = range ?? PortRange.All;
        PortRange? ephemeral = ledger.Ephemeral is { } e && e.First <= e.Last ? PortRange.Between(e.First, e.Last) : null;
        var taken = TakenPort.Of(ledger, protocol, findings);
        var sections = Sections(shown, ephemeral).ToList();
        var pieces = taken.Where(t => shown.Has(t.Port)).ToList();
        var borders = Borders(pieces, ephemeral);
        // No socket stands on both sides of where the ephemeral range begins or ends.
        var least = borders.Count(i => Divides(ephemeral, pieces, i));
        for (var keep = borders.Count <= (int)(room / StripSocket.Width) ? borders.Count : Math.Max(least, (int)(room / StripSocket.Width)); ; keep--)
        {
            var items = Lay(sections, Merge(pieces, Kept(pieces, borders, keep)));
            if (keep <= least || items.Sum(i => i.LeastWidth) <= room)
            {
                return new PortStrip(protocol, shown, ephemeral, items, taken);
            }
        }
    }

    /// <summary>What is shown, cut where the ephemeral range begins and ends.</summary>
    private static IEnumerable<(PortRange Range, bool IsEphemeral)> Sections(PortRange shown, PortRange? ephemeral)
    {
        if (ephemeral is not { } range)
        {
            return [(shown, false)];
        }

        (PortRange? Range, bool IsEphemeral)[] parts =
        [
            (range.First > 1 ? shown.And(new PortRange(1, range.First - 1)) : null, false),
            (shown.And(range), true),
            (range.Last < PortRange.All.Last ? shown.And(new PortRange(range.Last + 1, PortRange.All.Last)) : null, false),
        ];
        return parts.Where(p => p.Range is not null).Select(p => (p.Range!.Value, p.IsEphemeral));
    }

    /// <summary>Where a socket may end and another begin, as the index of the second: the one to keep first stands first.</summary>
    private static List<int> Borders(List<TakenPort> taken, PortRange? ephemeral) =>
    [
        .. Enumerable.Range(1, Math.Max(0, taken.Count - 1))
            .OrderByDescending(i => Divides(ephemeral, taken, i))
            .ThenByDescending(i => taken[i].IsConflict || taken[i - 1].IsConflict)
            .ThenByDescending(i => taken[i].Port - taken[i - 1].Port)
            .ThenBy(i => i),
    ];

    private static bool Divides(PortRange? ephemeral, List<TakenPort> taken, int i) =>
        ephemeral is { } range && range.Has(taken[i].Port) != range.Has(taken[i - 1].Port);

    /// <summary>So many borders at most. A run of neighbours is not torn somewhere: it stays whole, or where it is all there is, it is cut evenly.</summary>
    private static HashSet<int> Kept(List<TakenPort> taken, List<int> borders, int keep)
    {
        var apart = borders.Count - borders.AsEnumerable().Reverse().TakeWhile(i => taken[i].Port - taken[i - 1].Port == 1 && !taken[i].IsConflict && !taken[i - 1].IsConflict).Count();
        return keep >= borders.Count || keep <= apart ? [.. borders.Take(keep)]
            : apart > 0 ? [.. borders.Take(apart)]
            : [.. Enumerable.Range(1, keep).Select(part => (int)((long)part * taken.Count / (keep + 1)))];
    }

    private static List<List<TakenPort>> Merge(List<TakenPort> taken, HashSet<int> kept)
    {
        var groups = new List<List<TakenPort>>();
        for (var i = 0; i < taken.Count; i++)
        {
            if (i == 0 || kept.Contains(i))
            {
                groups.Add([]);
            }

            groups[^1].Add(taken[i]);
        }

        return groups;
    }

    private static List<StripItem> Lay(List<(PortRange Range, bool IsEphemeral)> sections, List<List<TakenPort>> groups)
    {
        var items = new List<StripItem>();
        var group = 0;
        var isBelow = false;
        foreach (var (section, isEphemeral) in sections)
        {
            var next = section.First;
            for (; group < groups.Count && groups[group][0].Port <= section.Last; group++)
            {
                var range = new PortRange(groups[group][0].Port, groups[group][^1].Port);
                if (range.First > next)
                {
                    items.Add(new StripSpan(new PortRange(next, range.First - 1), isEphemeral));
                }

                items.Add(new StripSocket(range, isEphemeral, groups[group], isBelow));
                isBelow = !isBelow;
                next = range.Last + 1;
            }

            if (next <= section.Last)
            {
                items.Add(new StripSpan(new PortRange(next, section.Last), isEphemeral));
            }
        }

        return items;
    }
}
