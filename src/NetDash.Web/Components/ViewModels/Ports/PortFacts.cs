using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Drawing.Words;
using NetDash.Topology.Values;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>What a row of the ledger says of itself in the details of its port. Pure.</summary>
public static class PortFacts
{
    public static IReadOnlyList<DetailFact> Of(LedgerRow row, DateTimeOffset now) =>
    [
        .. new DetailFact[]
        {
            new("Addresses", row.Entries.Select(e => e.At.ToString()).Distinct().ToValueList(), IsMono: true),
            new("Via", [PortWords.Via(row.Via)]),
            new("Process", row.Process is { } process
                ? [process.Pid > 0 ? string.Create(CultureInfo.InvariantCulture, $"{process.Name}, pid {process.Pid}") : process.Name]
                : []),
            new("Forwards to", row.Entries.Select(e => e.ForwardsTo).Where(t => t.Length > 0).Distinct().ToValueList(), IsMono: true),
            new("Since", row.Entries.Select(e => e.Since).Min() is { } since ? [$"{Wording.Clock(since, now)}, {Wording.Ago(now - since)}"] : []),
            new("Note", row.Entries.Select(e => e.Note).Where(n => n.Length > 0).Distinct().ToValueList()),
        }.Where(f => f.Values.Count > 0),
    ];
}
