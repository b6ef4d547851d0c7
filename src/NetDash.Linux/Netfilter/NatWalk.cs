using NetDash.Linux.Interop;

namespace NetDash.Linux.Netfilter;

/// <summary>
/// Follows packets that arrive for a namespace through its NAT rules, from chain to chain with the conditions met on the way, and
/// notes each destination NAT that it comes to. As in the kernel the first rule that decides wins: what an earlier one takes
/// altogether, or spares, is not asked of a later one.
/// </summary>
/// <remarks>
/// What a rule takes in part (by source, by interface, by lot) is left to the later ones as well, and so is a part of a range.
/// Where a service picks a pod by lot each is told, up to <see cref="MostTargets"/> a port.
/// </remarks>
internal sealed class NatWalk(NatScope scope)
{
    /// <summary>Rules and elements that are looked at in one namespace. 10,000 services of a cluster stay below it.</summary>
    public const int MostSteps = 100_000;

    /// <summary>Destination NATs that are told of one namespace.</summary>
    public const int MostForwards = 2_000;

    /// <summary>Where one port leads to, at most so many.</summary>
    public const int MostTargets = 4;

    private readonly NatBudget _budget = new(MostSteps);
    private readonly DecidedPorts _decided = new(null);
    private readonly Dictionary<PortSpan, int> _targets = [];
    private readonly List<NatForward> _forwards = [];

    /// <summary>How packets go on behind a rule or a chain, when all of them do.</summary>
    private enum Flow
    {
        Next,
        Return,
        End,
    }

    /// <summary>The destination NATs, in the order of the rules.</summary>
    public IReadOnlyList<NatForward> Forwards => _forwards;

    /// <summary>Whether some rules were not followed, or NATs not told.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Follows what arrives through one base chain; those of lower priority numbers come first.</summary>
    public void Follow(BaseChain chain, IRuleBook book)
    {
        var match = new PacketMatch
        {
            Scope = scope,
            IsIpv4 = chain.Family != LinuxNetfilter.NFPROTO_IPV6,
            IsIpv6 = chain.Family != LinuxNetfilter.NFPROTO_IPV4,
        };
        _ = Walk(chain.Name, match, new RuleWalk(book, _budget), book, new DecidedPorts(_decided), new DecidedPorts(_decided), 0);
    }

    /// <param name="chain">The chain.</param>
    /// <param name="match">The packets that come to it.</param>
    /// <param name="rules">Follows them through rules.</param>
    /// <param name="book">Where chains are looked up.</param>
    /// <param name="accepted">What the base chain has let pass.</param>
    /// <param name="returned">What has gone back to the caller.</param>
    /// <param name="depth">How many chains called this one.</param>
    private Flow Walk(string chain, PacketMatch match, RuleWalk rules, IRuleBook book, DecidedPorts accepted, DecidedPorts returned, int depth)
    {
        if (depth >= LinuxNfTables.NFT_JUMP_STACK_SIZE)
        {
            IsCut = true;
            return Flow.Next;
        }

        foreach (var rule in book.Rules(chain))
        {
            foreach (var way in rules.Ways(rule, match))
            {
                var flow = Take(way, chain, rules, book, accepted, returned, depth);
                if (flow != Flow.Next && ReferenceEquals(way.Match, match))
                {
                    return flow;
                }
            }

            if (!_budget.Spend(1) || _forwards.Count >= MostForwards)
            {
                IsCut = true;
                return Flow.End;
            }
        }

        return Flow.Next;
    }

    private Flow Take(RuleWay way, string chain, RuleWalk rules, IRuleBook book, DecidedPorts accepted, DecidedPorts returned, int depth)
    {
        // A set of ports for a thousand addresses is as many as the walk may tell at all.
        var spans = PortSpan.Of(way.Match).Take(MostForwards).ToList();
        _budget.Spend(spans.Count);
        if (spans.TrueForAll(s => IsDone(s, accepted, returned)))
        {
            return Flow.Next;
        }

        switch (way.Verdict)
        {
            case null:
                Tell(way, spans, chain, accepted, returned);
                Note(way.Match, spans, _decided);
                return Flow.End;
            case { Kind: VerdictKind.Drop }:
                Note(way.Match, spans, _decided);
                return Flow.End;
            case { Kind: VerdictKind.Accept }:
                Note(way.Match, spans, accepted);
                return Flow.End;
            case { Kind: VerdictKind.Return }:
                Note(way.Match, spans, returned);
                return Flow.Return;
            case { Kind: VerdictKind.Jump } jump:
                return Walk(jump.Chain, way.Match, rules, book, accepted, new DecidedPorts(returned), depth + 1) == Flow.End ? Flow.End : Flow.Next;
            case { Kind: VerdictKind.Goto } leap:
                var flow = Walk(leap.Chain, way.Match, rules, book, accepted, returned, depth + 1);
                Note(way.Match, spans, returned);
                return flow == Flow.End ? Flow.End : Flow.Return;
            default:
                return Flow.Next;
        }
    }

    private bool IsDone(PortSpan span, DecidedPorts accepted, DecidedPorts returned) =>
        returned.Covers(span) || accepted.Covers(span) || _targets.GetValueOrDefault(span) >= MostTargets;

    private static void Note(PacketMatch match, List<PortSpan> spans, DecidedPorts into)
    {
        if (match.IsCertain)
        {
            spans.ForEach(into.Add);
        }
    }

    private void Tell(RuleWay way, List<PortSpan> spans, string chain, DecidedPorts accepted, DecidedPorts returned)
    {
        foreach (var span in spans)
        {
            if (IsDone(span, accepted, returned))
            {
                continue;
            }

            if (_forwards.Count >= MostForwards)
            {
                return;
            }

            var isOther = way.TargetAddress.Contains(':', StringComparison.Ordinal) != span.IsIpv6;
            if (way.TargetAddress.Length > 0 && isOther)
            {
                continue;
            }

            _targets[span] = _targets.GetValueOrDefault(span) + 1;
            _forwards.Add(new NatForward(
                span.Protocol, span.Address, span.First, span.Last, way.TargetAddress, way.TargetPort, chain, string.Join(", ", way.Match.Conditions)));
        }
    }
}
