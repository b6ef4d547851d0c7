using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Ports;

/// <summary>The findings about the ports of one host, and which entries of its ledger each is about. Whatever rule made them.</summary>
public sealed class PortFindings
{
    // Of these, one side may be unreadable and so not among the subjects.
    private static readonly HashSet<string> TwoSided = new(StringComparer.Ordinal)
    {
        "port-blocked", "port-latent", "port-either-or", "port-shadowed", "port-inner", "port-unschedulable",
    };

    private readonly Dictionary<LedgerEntry, List<Finding>> _byEntry = new(ReferenceEqualityComparer.Instance);

    private PortFindings(IReadOnlyList<Finding> all) => All = all;

    /// <summary>All of them, the worst first.</summary>
    public IReadOnlyList<Finding> All { get; }

    /// <summary>Whether two want the same port, so that something does not work or will not.</summary>
    public static bool IsConflict(Finding finding) => finding.Severity != FindingSeverity.Info
        && (TwoSided.Contains(finding.Rule) || Parties(finding).Distinct(StringComparer.Ordinal).Count() > 1);

    /// <summary>The findings about an entry.</summary>
    public IReadOnlyList<Finding> About(LedgerEntry entry) => _byEntry.TryGetValue(entry, out var found) ? found : [];

    /// <summary>Finds them. O(findings + entries).</summary>
    public static PortFindings Of(TopologySnapshot snapshot, HostLedger ledger)
    {
        var about = FindingList.InOrder(snapshot.Findings.Values.Where(f => f.Port?.Host == ledger.HostId));
        var findings = new PortFindings(about);
        if (about.Count == 0)
        {
            return findings;
        }

        var ports = about.Select(f => (f.Port!.Protocol, f.Port.Port)).ToHashSet();
        var entries = ledger.Entries.Where(e => ports.Contains((e.At.Protocol, e.At.Port))).ToLookup(e => (e.At.Protocol, e.At.Port));
        foreach (var finding in about)
        {
            findings.Add(finding, entries[(finding.Port!.Protocol, finding.Port.Port)], ledger.OwnNetns);
        }

        return findings;
    }

    private void Add(Finding finding, IEnumerable<LedgerEntry> entries, string own)
    {
        var address = PortAddress.From(finding.Port!.Protocol, finding.Port.Address, finding.Port.Port, false);
        var touched = entries.Where(e => IsAbout(finding, address, e)).ToList();
        // A container that publishes 8080 and listens on 8080 inside has two entries: what is said of the host's port is said of the first.
        var inOwn = finding.Rule == "port-inner" ? [] : touched.Where(e => e.Netns == own).ToList();
        foreach (var entry in inOwn.Count > 0 ? inOwn : touched)
        {
            (_byEntry.TryGetValue(entry, out var found) ? found : _byEntry[entry] = []).Add(finding);
        }
    }

    private static bool IsAbout(Finding finding, PortAddress? address, LedgerEntry entry) => entry.Owner is { } owner
        ? Parties(finding).Contains(owner.Id) || finding.Subjects.Contains(entry.Id)
        // An owner that cannot be read is no subject: what stands in the way at that address is meant.
        : finding.Holder is null && entry.State != PortState.Wanted && address is { } at && entry.At.Overlaps(at);

    private static IEnumerable<string> Parties(Finding finding) => finding.Holder is { } holder ? finding.Subjects.Append(holder) : finding.Subjects;
}
