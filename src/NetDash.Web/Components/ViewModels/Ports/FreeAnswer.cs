using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The answer of the free-ports box. Pure.</summary>
/// <param name="Search">What was asked.</param>
/// <param name="Ports">The first free ones, fewer than asked when there are no more.</param>
/// <param name="Run">So many in a row; null when there are not, or one alone was asked for.</param>
/// <param name="Longest">The longest stretch of free ports on the whole line; null when nothing is free.</param>
/// <param name="Unknown">Why nothing can be told; empty where it can. What is unknown is never called free.</param>
public sealed record FreeAnswer(FreeSearch Search, IReadOnlyList<int> Ports, PortRange? Run, PortRange? Longest, string Unknown)
{
    public static FreeAnswer Of(HostLedger ledger, FreeSearch search)
    {
        if (!ledger.HasKernel)
        {
            return new FreeAnswer(search, [], null, null, "The kernel of this host is not read: the sockets of its processes are unknown, and so is what is free.");
        }

        var free = FreePorts.Of(ledger);
        return new FreeAnswer(
            search, free.Several(search.Protocol, search.From, search.Count),
            search.Count > 1 && free.Run(search.Protocol, search.From, search.Count) is { } first ? new PortRange(first, first + search.Count - 1) : null,
            LongestOf(free, search.Protocol), "");
    }

    private static PortRange? LongestOf(FreePorts free, PortProtocol protocol)
    {
        PortRange? longest = null;
        for (var first = free.From(protocol, 1); first is { } start; )
        {
            var last = start;
            while (last < FreePorts.Last && free.IsFree(protocol, last + 1))
            {
                last++;
            }

            if (longest is null || last - start + 1 > longest.Value.Count)
            {
                longest = new PortRange(start, last);
            }

            first = last < FreePorts.Last ? free.From(protocol, last + 1) : null;
        }

        return longest;
    }
}
