using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>
/// Decides wishes for one port of a range. An engine takes the first port of the range that its own book has free, for each
/// container the next; where something else holds that one, Engine 20.10 fails and does not try on (seen; newer ones do).
/// </summary>
internal sealed class RangeChoices
{
    private readonly List<RangeChoice> _choices;
    private readonly List<Judgement> _fixed;
    private readonly Dictionary<(PortProtocol Protocol, int Port), List<PortWish>> _fixedAt = [];
    private readonly Dictionary<(PortProtocol Protocol, int Port), List<PortWish>> _served = [];
    private readonly HostPorts? _host;
    private readonly Action<string> _note;

    private RangeChoices(IReadOnlyList<Judgement> judgements, HostPorts? host, Action<string> note)
    {
        _host = host;
        _note = note;
        _choices = [.. judgements.Where(j => j.IsOpen && j.Wish.IsOneOf).Select(j => new RangeChoice(j, host))];
        _fixed = _choices.Count == 0 ? [] : [.. judgements.Where(j => WishRivals.IsFixed(j.Wish) && !j.IsRefused)];
        foreach (var wish in _fixed.Select(f => f.Wish))
        {
            var key = (wish.Protocol, wish.Port);
            var list = _fixedAt.TryGetValue(key, out var known) ? known : _fixedAt[key] = [];
            // What is for every address is found first: it is in everybody's way.
            list.Insert(wish.HostIp is null && list.Count > 0 && list[0].HostIp is not null ? 0 : list.Count, wish);
        }
    }

    /// <summary>Decides those that are open, and which ports of others they may take.</summary>
    public static void Judge(IReadOnlyList<Judgement> judgements, HostPorts? host, Action<string> note)
    {
        var choices = new RangeChoices(judgements, host, note);
        choices._choices.ForEach(choices.OfItself);
        // Who may choose up to the lowest port chooses first: whoever then gets none gets none in any order.
        foreach (var choice in choices._choices.Where(c => c.Judgement.IsOpen).OrderBy(c => c.Ports.Last))
        {
            choices.Serve(choice);
        }

        var open = choices._choices.Where(c => c.Judgement.IsOpen).ToList();
        open.ForEach(c => choices.OfOthers(c, open));
        choices.OfFixed();
    }

    /// <summary>Whether the host leaves it enough.</summary>
    private void OfItself(RangeChoice choice)
    {
        var (wish, judgement) = (choice.Wish, choice.Judgement);
        if (choice.Open.Count < wish.Copies)
        {
            if (choice.FirstHolder is { } holder)
            {
                judgement.Port = holder.At.Port;
                judgement.Held(holder, $"{PreflightJudge.Holds(holder, wish)} {choice} are left.");
            }
            else
            {
                judgement.Contested(null, $"{wish.Copies} containers of {wish.By.Name} want one each of the {choice.Ports.Count} ports {choice.Ports}.", moves: true);
            }

            return;
        }

        judgement.Port = choice.Open[0];
        foreach (var port in choice.Open)
        {
            if (choice.Blocked.GetValueOrDefault(port) is not { } holder)
            {
                continue;
            }

            if (port <= choice.Open[wish.Copies - 1])
            {
                Fails(choice, port, holder);
            }
            else
            {
                _note($"{wish.By.Name}: {PortWords.Owner(holder)} {PortWords.Verb(holder)} {holder.At}, which is one of {choice.Ports}: an engine that gave out ports of this range before may come to it, and fail");
            }

            return;
        }
    }

    private static void Fails(RangeChoice choice, int port, LedgerEntry holder)
    {
        choice.Judgement.Port = port;
        choice.Judgement.Held(
            holder, $"{PreflightJudge.Holds(holder, choice.Wish)} An engine takes the first port of {choice.Ports} that no container publishes; 20.10 fails there, newer ones try the next.");
    }

    /// <summary>Sets the first ports aside that it shares with nobody; what something else holds stops the engine there.</summary>
    private void Serve(RangeChoice choice)
    {
        var wish = choice.Wish;
        foreach (var port in choice.Open)
        {
            if (_fixedAt.GetValueOrDefault((wish.Protocol, port))?.Find(f => f.SharesAddress(wish)) is { } other)
            {
                choice.Claimed[port] = other;
            }
        }

        var mine = choice.Open
            // Who asks for a port by number that something else holds does not get it either, and leaves it in the way.
            .Where(p => (!choice.Claimed.ContainsKey(p) || choice.Blocked.ContainsKey(p)) && !(_served.GetValueOrDefault((wish.Protocol, p))?.Exists(s => s.SharesAddress(wish)) ?? false))
            .Take(wish.Copies).ToList();
        if (mine.Find(choice.Blocked.ContainsKey) is > 0 and var held)
        {
            Fails(choice, held, choice.Blocked[held]);
            return;
        }

        choice.IsServed = mine.Count == wish.Copies;
        if (choice.IsServed)
        {
            foreach (var port in mine)
            {
                (_served.TryGetValue((wish.Protocol, port), out var list) ? list : _served[(wish.Protocol, port)] = []).Add(wish);
            }
        }
    }

    /// <summary>Whether the others of the text leave it enough, whoever starts first.</summary>
    private void OfOthers(RangeChoice choice, IReadOnlyList<RangeChoice> open)
    {
        var (wish, judgement) = (choice.Wish, choice.Judgement);
        var rivals = open.Where(c => c != choice && c.Meets(choice)).ToList();
        var wanted = wish.Copies + rivals.Sum(r => (long)r.Wish.Copies);
        var left = choice.Open.Count - choice.Claimed.Count;
        choice.Reach = (int)Math.Min(wanted + choice.Claimed.Count, int.MaxValue);
        var other = rivals.Find(r => r.IsServed != choice.IsServed)?.Wish ?? (rivals.Count > 0 ? rivals[0].Wish : choice.Claimed.Values.FirstOrDefault());
        if (!choice.IsServed || rivals.Exists(r => !r.IsServed))
        {
            judgement.Contested(other, $"{other!.By.Name} wants ports of {choice.Ports} too (`{other.Written}`): {left} for {wanted} containers.", moves: !choice.IsServed);
        }
        else if (_host is null)
        {
            judgement.Unknown($"{choice.Ports}: {PreflightJudge.NoHost}.");
        }
        else if (wanted > left)
        {
            judgement.Unknown($"It depends on which starts first: {other!.By.Name} takes ports of {choice.Ports} too (`{other.Written}`).");
        }
        else if (!_host.KnowsSockets)
        {
            judgement.Unknown($"No container has all of {choice.Ports}, but the sockets of this host are not read.");
        }
        else
        {
            judgement.Free($"{choice} are free.");
        }
    }

    /// <summary>A port that is wanted by its number, and that the engine may have given out by then, is not known to be free.</summary>
    private void OfFixed()
    {
        foreach (var judgement in _fixed.Where(f => f.Verdict == PreflightVerdict.Free))
        {
            if (_choices.FirstOrDefault(c => c.MayTake(judgement.Wish)) is { } choice)
            {
                judgement.Unknown($"{choice.Wish.By.Name} gets one of {choice.Ports} (`{choice.Wish.Written}`), and {judgement.Wish.Port} where it starts first.");
            }
        }
    }
}
