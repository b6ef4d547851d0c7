using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>Works out what becomes of each wish: refused, unknown, in each other's way, in somebody else's way, or free.</summary>
internal sealed class PreflightJudge
{
    internal const string NoHost = "no host's ports were read";
    private readonly IReadOnlyList<PortWish> _wishes;
    private readonly HostPorts? _host;
    private readonly Action<string> _note;
    private readonly List<Judgement> _judgements;

    private PreflightJudge(WishList wishes, HostLedger? ledger)
    {
        _wishes = wishes.Wishes;
        _note = wishes.Note;
        _host = ledger is null ? null : new HostPorts(ledger);
        _judgements = [.. _wishes.Select(w => new Judgement(w))];
    }

    public static IReadOnlyList<Judgement> Judge(WishList wishes, HostLedger? ledger)
    {
        var judge = new PreflightJudge(wishes, ledger);
        judge.WhatIsSettled();
        judge.WhatTheHostDecides();
        RangeChoices.Judge(judge._judgements, judge._host, judge._note);
        return judge._judgements;
    }

    /// <summary>What holds whoever has which port. Choices among several are left open.</summary>
    private void WhatIsSettled()
    {
        var rivals = new WishRivals(_wishes);
        for (var i = 0; i < _wishes.Count; i++)
        {
            var (wish, judgement) = (_wishes[i], _judgements[i]);
            if (!wish.IsResolved)
            {
                judgement.Unknown($"{wish.By.Name}: {wish.Unresolved}.");
            }
            else if (wish.Refused.Length > 0)
            {
                var rival = rivals.Of(wish, i) is { } other ? $" {Rival(wish, _wishes[other])}" : "";
                judgement.Refused($"{Capital(wish.Refused)}.{rival}", wish.Remedy.Length > 0 ? wish.Remedy : "publish and expose its ports where the namespace belongs to");
            }
            else if (wish.HostIp is { } address && _host?.AddressesInsteadOf(address) is { } others)
            {
                judgement.Refused($"No interface of the host has {address}: it cannot be bound.", $"publish on an address of the host: {string.Join(", ", others)}");
            }
            else if (wish is { Copies: > 1, Span: { IsOneOf: false, MayBecomeRange: false } })
            {
                judgement.Refused(Crowd(wish), wish.Kind == WishKind.Listen
                    ? $"run one container of {wish.By.Name} alone: all would listen in one namespace"
                    : $"publish its ports one by one, each with a range of {wish.Copies} ports");
            }
            else if (rivals.Of(wish, i) is { } other)
            {
                judgement.Contested(_wishes[other], Rival(wish, _wishes[other]), moves: other < i || wish.Copies > 1);
            }
            else if (wish.Copies > 1 && !wish.IsOneOf)
            {
                judgement.Contested(null, Crowd(wish), moves: true);
            }
        }
    }

    private void WhatTheHostDecides()
    {
        foreach (var judgement in _judgements)
        {
            var wish = judgement.Wish;
            if (!WishRivals.IsFixed(wish) || judgement.IsRefused)
            {
                continue;
            }

            if (_host is null)
            {
                if (judgement.IsOpen)
                {
                    judgement.Unknown($"{wish.Address(wish.Port)}: {NoHost}.");
                }

                continue;
            }

            OfHost(judgement, _host);
        }
    }

    private void OfHost(Judgement judgement, HostPorts host)
    {
        var wish = judgement.Wish;
        var at = wish.Address(wish.Port);
        var standing = host.At(wish, wish.Port);
        Note(wish, standing);
        if (standing.Blocker is { } holder)
        {
            judgement.Held(holder, Holds(holder, wish));
        }
        else if (!judgement.IsOpen)
        {
            // Contested within the text.
        }
        else if (standing.Own is { } own)
        {
            judgement.Free($"{own.Owner!.Name} itself has {own.At} now, and gives it up when it is created again.");
        }
        else if (!host.KnowsSockets)
        {
            judgement.Unknown($"No container has {at}, but the sockets of this host are not read.");
        }
        else
        {
            judgement.Free($"{at} is free.");
        }
    }

    private void Note(PortWish wish, PortStanding standing)
    {
        if (standing.Shadow is { } shadow)
        {
            _note($"{wish.By.Name}: {wish.Address(wish.Port)} can be bound, but {PortWords.Owner(shadow)} {PortWords.Verb(shadow)} {shadow.At}: its rule takes the packets away");
        }

        if (standing.AlsoWanted is { Owner: { } owner } entry)
        {
            var what = entry.Via == PortVia.HostPort ? "pending pod" : "stopped container";
            _note($"{wish.By.Name}: {what} `{owner.Name}` wants {entry.At} too: only one of them can run");
        }
    }

    private static string Crowd(PortWish wish) => $"{wish.Copies} containers of {wish.By.Name} want {wish.Address(wish.Port)}, and one alone can have it.";

    /// <summary>Who has it, as a sentence; where NAT would go over a listener, what happens to that.</summary>
    internal static string Holds(LedgerEntry holder, PortWish wish) =>
        $"{Capital(PortWords.Owner(holder))} {PortWords.Verb(holder)} {holder.At}"
        + (wish.Kind == WishKind.Forward && holder.Via is PortVia.Listen ? ", and would be cut off: the port is forwarded past it." : ".");

    private static string Rival(PortWish wish, PortWish rival) => ReferenceEquals(wish.By, rival.By) || wish.By == rival.By
        ? $"{wish.By.Name} asks for {wish.Address(wish.Port)} twice (`{wish.Written}` and `{rival.Written}`)."
        : $"{rival.By.Name} wants {rival.Address(rival.Port)} too (`{rival.Written}`).";

    private static string Capital(string text) => text.StartsWith("a ", StringComparison.Ordinal) || text.StartsWith("docker ", StringComparison.Ordinal)
        ? char.ToUpperInvariant(text[0]) + text[1..]
        : text;
}
