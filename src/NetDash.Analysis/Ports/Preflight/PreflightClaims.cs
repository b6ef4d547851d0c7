using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Judging;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight;

/// <summary>Puts what was worked out into words.</summary>
internal static class PreflightClaims
{
    public static IReadOnlyList<PreflightClaim> Of(IReadOnlyList<Judgement> judgements, HostLedger? ledger)
    {
        var moving = new Dictionary<PortWish, Judgement>(ReferenceEqualityComparer.Instance);
        foreach (var judgement in judgements)
        {
            moving[judgement.Wish] = judgement;
        }

        return [.. judgements.Select(j => Of(j, j.Rival is { } rival ? moving[rival] : null, ledger))];
    }

    private static PreflightClaim Of(Judgement judgement, Judgement? rival, HostLedger? ledger)
    {
        var wish = judgement.Wish;
        var entry = Entry(judgement, ledger);
        return new PreflightClaim
        {
            Entry = entry,
            By = wish.By.Name,
            Written = wish.Written,
            Verdict = judgement.Verdict,
            Holder = judgement.Holder,
            Reason = judgement.Reason,
            Fix = judgement.Verdict == PreflightVerdict.Conflict ? Fix(judgement, rival, entry, ledger is not null) : "",
            FreePort = judgement.FreePort,
            Place = wish.Span?.Place,
        };
    }

    private static LedgerEntry? Entry(Judgement judgement, HostLedger? ledger)
    {
        var wish = judgement.Wish;
        return wish is { IsResolved: true, Space: "" } && judgement.Port > 0
            ? new LedgerEntry
            {
                Host = ledger?.HostId ?? "",
                Netns = ledger?.OwnNetns ?? "",
                At = wish.Address(judgement.Port),
                State = PortState.Wanted,
                Via = wish.Via,
            }
            : null;
    }

    private static string Fix(Judgement judgement, Judgement? rival, LedgerEntry? entry, bool knowsHost)
    {
        var wish = judgement.Wish;
        if (judgement.IsRefused)
        {
            return judgement.Remedy;
        }

        var fix = judgement.Holder is { } holder && entry is not null ? PortFix.For(wish.By.Name, entry, holder, judgement.FreePort)
            : !knowsHost ? $"give {wish.By.Name} another port"
            : judgement.Moves ? PortFix.Another(wish.By.Name, wish.Via, judgement.FreePort)
            : rival is { Moves: true } ? PortFix.Another(rival.Wish.By.Name, rival.Wish.Via, rival.FreePort)
            : $"give {rival?.Wish.By.Name ?? "the other"} another port";
        return judgement.Obstacle.Length > 0 ? $"{fix} (not corrected here: {judgement.Obstacle})" : fix;
    }
}
