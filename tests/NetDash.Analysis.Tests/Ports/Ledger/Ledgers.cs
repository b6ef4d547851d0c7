using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Tests.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Ports.Ledger;

/// <summary>Ledgers of small machines, and their lines as people read them.</summary>
internal static class Ledgers
{
    /// <summary>The ledger of the machine with these things on it.</summary>
    public static HostLedger Of(params IEnumerable<Fact> facts) => Of(LinkedTopology.Of([.. Analyzed.Machine, .. facts]).Now);

    public static HostLedger Of(TopologySnapshot snapshot) => PortLedger.Of(snapshot).Of(TestFacts.HostId)!;

    /// <summary>The lines of the host's own namespace.</summary>
    public static string[] Lines(params IEnumerable<Fact> facts) => Of(facts).Lines();

    /// <inheritdoc cref="Lines(IEnumerable{Fact})"/>
    public static string[] Lines(this HostLedger ledger) => [.. ledger.Entries.Where(e => e.Netns == ledger.OwnNetns).Select(Line).Order(StringComparer.Ordinal)];

    /// <summary>State, via, owner, address and whatever else there is to say.</summary>
    public static string Line(LedgerEntry e) => string.Concat(
        $"{e.State} {e.Via} {e.Owner?.Name ?? "?"} {e.At}".ToLowerInvariant(),
        e.At.V6Only ? " v6only" : "", e.ForwardsTo.Length > 0 ? " -> " + e.ForwardsTo : "",
        e.Process is null ? "" : " by " + e.Process.Name, e.HasSocket ? "" : " no-socket", e.Note.Length > 0 ? $" ({e.Note})" : "");
}
