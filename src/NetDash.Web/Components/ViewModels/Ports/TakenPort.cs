using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Topology.Facts;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A port of the host's own namespace that is not free.</summary>
/// <param name="Port">The port.</param>
/// <param name="Entry">Who has it, else who wants it first.</param>
/// <param name="Others">How many more entries there are of it.</param>
/// <param name="Health">The worst of the findings about it.</param>
/// <param name="IsConflict">Whether two want it.</param>
public sealed record TakenPort(int Port, LedgerEntry Entry, int Others, Health Health, bool IsConflict)
{
    /// <summary>Whether it is had, forwarded or wanted.</summary>
    public PortState State => Entry.State;

    /// <summary>The name under its number.</summary>
    public string Name => Entry.Owner is { } owner ? PortLabels.Name(owner) : PortLabels.NoOwner(Entry);

    /// <summary>What is read out.</summary>
    public string Spoken =>
        $"{PortWords.Port(Entry.At.Protocol, Port)}, {PortLabels.State(State)} by {PortWords.Owner(Entry)}{(IsConflict ? ", conflict" : Health >= Health.Warning ? ", warning" : "")}";

    /// <summary>The taken ports of a protocol, in their order.</summary>
    public static IReadOnlyList<TakenPort> Of(HostLedger ledger, PortProtocol protocol, PortFindings findings) =>
    [
        .. ledger.Entries
            .Where(e => e.Netns == ledger.OwnNetns && e.At.Protocol == protocol)
            .GroupBy(e => e.At.Port)
            .OrderBy(g => g.Key)
            .Select(group =>
            {
                var entries = group.OrderBy(e => e.State).ThenBy(e => e.Owner is null).ToList();
                var found = entries.SelectMany(findings.About).ToList();
                return new TakenPort(
                    group.Key, entries[0], entries.Count - 1,
                    found.Count == 0 ? Health.Ok : found.Max(f => NodeHealth.Of(f.Severity)), found.Exists(PortFindings.IsConflict));
            }),
    ];
}
