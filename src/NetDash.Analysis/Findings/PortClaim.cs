using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// A port that a container which does not run wants of its host. In a namespace that containers share and that is not the
/// host's, the rule port-inner speaks.
/// </summary>
/// <param name="Owner">Node id of the container.</param>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Number">The port, at whichever addresses.</param>
internal readonly record struct PortClaim(string Owner, PortProtocol Protocol, int Number)
{
    // The engine's own socket for a container is seen up to a second before the engine says that the container runs.
    private static readonly TimeSpan Starting = TimeSpan.FromSeconds(3);

    public static PortClaim Of(LedgerEntry claim) => new(claim.Owner!.Id, claim.At.Protocol, claim.At.Port);

    /// <summary>What waiting containers want of the host's own namespace. The owner of each is a container.</summary>
    public static IEnumerable<LedgerEntry> Waiting(HostScope host)
    {
        var entries = host.Ledger.Entries;
        var own = host.OwnNetns;
        // Wishes stand at the end of the ledger.
        var first = entries.Count;
        while (first > 0 && entries[first - 1].State == PortState.Wanted)
        {
            first--;
        }

        for (var i = first; i < entries.Count; i++)
        {
            if (entries[i] is { Owner.Kind: NodeKind.Container } claim && claim.Netns == own)
            {
                yield return claim;
            }
        }
    }

    /// <summary>What makes the start of a claim's owner fail; null when nothing does.</summary>
    public static LedgerEntry? InTheWayOf(HostScope host, LedgerEntry claim) =>
        host.Ledger.InTheWayOf(claim.Netns, claim.At, claim.Owner!.Id, e => e.StopsStartOf(claim) && !IsPassing(host, e));

    /// <summary>
    /// Whether a socket is an engine's, seen only just now and for nothing that is known to run: most likely the container that it
    /// is for is about to be known too.
    /// </summary>
    public static bool IsPassing(HostScope host, LedgerEntry entry) =>
        entry is { Via: PortVia.Listen, Process: { } process } && ServedPorts.IsServer(process.Name) && !host.HasLasted(entry.Since, Starting);

    /// <summary>The port as findings name it.</summary>
    public static FindingPort Port(HostScope host, LedgerEntry entry) =>
        new(entry.At.Protocol, entry.At.Address.ToString(), entry.At.Port, host.HostId);
}
