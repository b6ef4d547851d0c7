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
    private readonly HashSet<(PortProtocol Protocol, int Port)> _served = [];
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
        for (var i = 0; i < choice.Open.Count && _host is not null; i++)
        {
            if (_host.At(wish, choice.Open[i]).Blocker is not { } holder)
            {
                continue;
            }

            if (i < wish.Copies)
            {
                judgement.Port = choice.Open[i];
                judgement.Held(
                    holder, $"{PreflightJudge.Holds(holder, wish)} An engine takes the first port of {choice.Ports} that no container publishes; 20.10 fails there, newer ones try the next.");
            }
            else
            {
                _note($"{wish.By.Name}: {PortWords.Owner(holder)} {PortWords.Verb(holder)} {holder.At}, which is one of {choice.Ports}: an engine that gave out ports of this range before may come to it, and fail");
            }

            return;
        }
    }

    /// <summary>Whether the others of the text leave it enough, whoever starts first.</summary>
    private void OfOthers(RangeChoice choice, IReadOnlyList<RangeChoice> open)
    {
        var (wish, judgement) = (choice.Wish, choice.Judgement);
        var rivals = open.Where(c => c != choice && c.Ports.Overlaps(choice.Ports) && c.Wish.SharesAddress(wish)).ToList();
        var claimed = Claimed(choice);
        var left = choice.Open.Count - claimed.Count;
        var within = wish.Copies + rivals.Where(r => r.Ports.First >= choice.Ports.First && r.Ports.Last <= choice.Ports.Last).Sum(r => (long)r.Wish.Copies);
        var all = wish.Copies + rivals.Sum(r => (long)r.Wish.Copies);
        choice.Reach = (int)Math.Min(all + claimed.Count, int.MaxValue);
        var isServed = Serve(choice, claimed);
        var other = rivals.Count > 0 ? rivals[0].Wish : claimed.Count > 0 ? claimed.Values.First() : null;
        if (within > left)
        {
            judgement.Contested(other, $"{other!.By.Name} wants ports of {choice.Ports} too (`{other.Written}`): {left} for {within} containers.", moves: !isServed);
        }
        else if (_host is null)
        {
            judgement.Unknown($"{choice.Ports}: {PreflightJudge.NoHost}.");
        }
        else if (all > left)
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

    /// <summary>Its open ports that others of the text ask for by number.</summary>
    private Dictionary<int, PortWish> Claimed(RangeChoice choice)
    {
        var claimed = new Dictionary<int, PortWish>();
        foreach (var port in choice.Open)
        {
            if (_fixedAt.GetValueOrDefault((choice.Wish.Protocol, port))?.Find(f => f.SharesAddress(choice.Wish)) is { } wish)
            {
                claimed[port] = wish;
            }
        }

        return claimed;
    }

    /// <summary>Sets ports aside for it in the order of the text; false when not enough are left.</summary>
    private bool Serve(RangeChoice choice, Dictionary<int, PortWish> claimed)
    {
        var mine = choice.Open.Where(p => !claimed.ContainsKey(p) && !_served.Contains((choice.Wish.Protocol, p))).Take(choice.Wish.Copies).ToList();
        mine.ForEach(p => _served.Add((choice.Wish.Protocol, p)));
        return mine.Count == choice.Wish.Copies;
    }
}
