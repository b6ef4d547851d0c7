using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight.Wishes;

namespace NetDash.Analysis.Ports.Preflight.Judging;

/// <summary>A wish for one port of a range, with those of it that no container publishes.</summary>
internal sealed class RangeChoice
{
    public RangeChoice(Judgement judgement, HostPorts? host)
    {
        Judgement = judgement;
        for (var port = Ports.First; port <= Ports.Last; port++)
        {
            if (host is null || !host.IsAllocated(Wish, port))
            {
                Open.Add(port);
                if (host?.At(Wish, port).Blocker is { } holder)
                {
                    Blocked[port] = holder;
                }
            }
            else
            {
                FirstHolder ??= host.At(Wish, port).Blocker;
            }
        }
    }

    public Judgement Judgement { get; }

    public PortWish Wish => Judgement.Wish;

    public PortNumbers Ports => Wish.Span!.Ports;

    /// <summary>Ports that an engine may take, in its order.</summary>
    public List<int> Open { get; } = [];

    /// <summary>Who publishes the first that it may not take.</summary>
    public LedgerEntry? FirstHolder { get; }

    /// <summary>Open ports that something else than a container holds, with who does.</summary>
    public Dictionary<int, LedgerEntry> Blocked { get; } = [];

    /// <summary>Open ports that others of the text ask for by number.</summary>
    public Dictionary<int, PortWish> Claimed { get; } = [];

    /// <summary>Whether it gets its ports, where each choice takes what it leaves to the others.</summary>
    public bool IsServed { get; set; }

    /// <summary>How many of the open ones the engine may come to, with all that want ports of the range.</summary>
    public int Reach { get; set; }

    /// <summary>Whether it may come to another's port before the other does.</summary>
    public bool MayTake(PortWish other) =>
        Ports.Contains(other.Port) && other.SharesAddress(Wish) && Open.BinarySearch(other.Port) is >= 0 and var index && index < Reach;

    /// <summary>Whether both may come to one port.</summary>
    public bool Meets(RangeChoice other) => Ports.Overlaps(other.Ports) && Wish.SharesAddress(other.Wish);

    public override string ToString() => $"{Open.Count} of the {Ports.Count} ports {Ports}";
}
