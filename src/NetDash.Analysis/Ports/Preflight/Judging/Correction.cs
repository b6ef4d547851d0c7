using System.Text;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Manifests;
using NetDash.Analysis.Ports.Preflight.Texts;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>Finds other ports for what is in somebody's way, and writes them into the text, where that changes nothing else.</summary>
internal static class Correction
{
    /// <summary>Gives each judgement that moves its free port, and writes them all.</summary>
    /// <param name="judgements">What was judged; each learns the port to take.</param>
    /// <param name="ledger">The host.</param>
    /// <param name="first">The file that is corrected.</param>
    /// <returns>The file; null where there is nothing to correct, or not all of it can be.</returns>
    public static PreflightFile? Of(IReadOnlyList<Judgement> judgements, HostLedger ledger, SourceText first)
    {
        var free = new FreeRuns(ledger, judgements.Select(j => j.Wish));
        var edits = new SortedDictionary<int, (int Length, string Text)>();
        var isWhole = judgements.All(j => j.Verdict != PreflightVerdict.Conflict || j.Wish.Kind == WishKind.Name || (j.Wish.Span is not null && !j.IsRefused));
        foreach (var together in judgements.Where(j => j.Wish.Span is not null && !j.IsRefused).GroupBy(j => j.Wish.Span!))
        {
            if (!together.Any(j => j.Moves))
            {
                continue;
            }

            var group = together.ToList();
            var numbers = Find(group, together.Key, free);
            var obstacle = group.Select(j => Obstacle(j.Wish, first)).FirstOrDefault(o => o.Length > 0, "");
            Tell(group, together.Key, numbers, obstacle);
            if (numbers is { } found && obstacle.Length == 0 && together.Key.Place is { } place)
            {
                isWhole &= edits.TryAdd(first.IndexOf(place), (place.Length, found.ToString()));
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole && edits.Count > 0 ? new PreflightFile(first.Name, Written(first.Text, edits)) : null;
    }

    /// <summary>Why a wish's port cannot be written anew; empty where it can.</summary>
    private static string Obstacle(PortWish wish, SourceText first) =>
        wish.Fixed.Length > 0 ? wish.Fixed
        : wish.Span?.Text is not { } text ? "it is not written in one piece"
        : text.Source != first ? $"it is written in {text.Source.Name}"
        : "";

    private static PortNumbers? Find(IReadOnlyList<Judgement> group, PortSpan span, FreeRuns free)
    {
        var wish = group[0].Wish;
        var isRange = span.IsOneOf || wish.Copies > 1;
        var length = isRange ? wish.Copies : span.Ports.Count;
        var last = wish.Via is PortVia.NodePort or PortVia.HealthCheckNodePort && ServicePorts.Usual.Contains(wish.Port) ? ServicePorts.Usual.Last : FreePorts.Last;

        // A range for several that is claimed port by port is claimed by each wish once.
        return free.Take(wish.Protocol, span.Ports, 1, length, last) is { } first ? new PortNumbers(first, first + length - 1) : null;
    }

    private static void Tell(IReadOnlyList<Judgement> group, PortSpan span, PortNumbers? found, string obstacle)
    {
        foreach (var judgement in group.Where(j => j.Verdict == PreflightVerdict.Conflict))
        {
            judgement.Obstacle = obstacle;
            judgement.FreePort = found is not { } numbers ? null
                : span.IsOneOf || judgement.Wish.Copies > 1 ? numbers.First
                : numbers.First + judgement.Wish.Port - span.Ports.First;
        }
    }

    private static string Written(string text, SortedDictionary<int, (int Length, string Text)> edits)
    {
        var result = new StringBuilder(text.Length + edits.Count);
        var at = 0;
        foreach (var (index, edit) in edits)
        {
            result.Append(text, at, index - at).Append(edit.Text);
            at = index + edit.Length;
        }

        return result.Append(text, at, text.Length - at).ToString();
    }
}
