using System.Net.Sockets;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>A row of the ledger: what one owner has, forwards or wants of one port, with every address that it does so on.</summary>
/// <param name="Entries">At least one; they differ in address alone, IPv4 first.</param>
/// <param name="Findings">The findings about it, the worst first.</param>
/// <param name="Conflict">The worst of those that are conflicts; null when it is in none.</param>
/// <param name="Health">Its glyph.</param>
public sealed record LedgerRow(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<Finding> Findings, FindingSeverity? Conflict, Health Health)
{
    /// <summary>The entry that stands for all.</summary>
    public LedgerEntry First => Entries[0];

    /// <summary>What a link selects it by.</summary>
    public string Id => First.Id;

    public PortProtocol Protocol => First.At.Protocol;

    public int Port => First.At.Port;

    public PortState State => First.State;

    public PortVia Via => First.Via;

    public Node? Owner => First.Owner;

    /// <summary>The process that has the socket; null where there is none, or it cannot be read.</summary>
    public LedgerProcess? Process => Entries.FirstOrDefault(e => e.Process is not null)?.Process;

    /// <summary>As <c>0.0.0.0, [::]</c>.</summary>
    public string Addresses => string.Join(", ", Entries.Select(e => Wording.Address(e.At.Address.ToString())).Distinct());

    /// <summary>The widest of its addresses'.</summary>
    public PortExposure Exposure => Entries.Max(e => e.Exposure);

    /// <summary>What is told beside the owner's name: its process, its pid or its state; empty where the name says it.</summary>
    public OwnerNote Note => OwnerNote.Of(this);

    /// <summary>What the glyph says when it is read out.</summary>
    public string Spoken => Findings.Count == 0 ? NodeHealth.Word(Health) : string.Join("; ", Findings.Select(f => f.Title).Distinct());

    /// <summary>Entries that differ in address alone, together; in the order of the ledger.</summary>
    /// <param name="snapshot">Where the owners are.</param>
    /// <param name="entries">Entries of one host.</param>
    /// <param name="findings">The findings about its ports.</param>
    public static IReadOnlyList<LedgerRow> Of(TopologySnapshot snapshot, IEnumerable<LedgerEntry> entries, PortFindings findings) =>
    [
        .. entries
            .GroupBy(e => (e.Netns, e.At.Protocol, e.At.Port, Owner: e.Owner?.Id, e.State, e.Via))
            .Select(group => Make(snapshot, [.. group.OrderBy(e => e.At.Address.AddressFamily != AddressFamily.InterNetwork)], findings)),
    ];

    private static LedgerRow Make(TopologySnapshot snapshot, IReadOnlyList<LedgerEntry> entries, PortFindings findings)
    {
        var found = FindingList.InOrder(entries.SelectMany(findings.About).Distinct());
        var conflict = found.FirstOrDefault(PortFindings.IsConflict)?.Severity;
        var worst = found.Count > 0 ? NodeHealth.Of(found[0].Severity) : Health.Ok;
        var own = entries[0] switch
        {
            { Owner: null, Via: not PortVia.Nat } => Health.Unknown,
            { Owner: { } owner } when NodeHealth.IsStale(snapshot, owner) => Health.Unknown,
            { State: PortState.Wanted } => Health.Stopped,
            _ => Health.Ok,
        };
        return new LedgerRow(entries, found, conflict, NodeHealth.Worse(worst, own));
    }
}
