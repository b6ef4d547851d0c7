using System.Globalization;
using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>A port of a namespace of a host.</summary>
public sealed record PortPlace(string Host, string Netns, PortProtocol Protocol, int Port)
{
    /// <summary>The place of an entry.</summary>
    public static PortPlace Of(LedgerEntry entry) => new(entry.Host, entry.Netns, entry.At.Protocol, entry.At.Port);

    /// <summary>The place that a reference means.</summary>
    public static PortPlace Of(PortAt at) => new(at.Host, at.Netns, at.Protocol, at.Port);
}

/// <summary>One who holds, forwards or wants a port, with all addresses that it does so on.</summary>
/// <param name="Entry">What the ledger says; of several addresses, of the first.</param>
/// <param name="Title">What it does with it, as <c>Held</c>.</param>
/// <param name="Owner">Who it is; null where it cannot be read.</param>
/// <param name="Name">Its name, or what stands for one.</param>
/// <param name="Health">How it is.</param>
/// <param name="Facts">What else is known.</param>
/// <param name="IsChosen">Whether the address selects it.</param>
public sealed record PortClaim(LedgerEntry Entry, string Title, Node? Owner, string Name, Health Health, IReadOnlyList<DetailFact> Facts, bool IsChosen);

/// <summary>Another port of one of those, as <c>8001/tcp</c>.</summary>
public sealed record PortLink(string Text, LedgerEntry Entry);

/// <summary>Everything that the panel tells of a port: everybody who holds, forwards or wants it. Pure.</summary>
/// <param name="Title">As <c>9876/tcp</c>.</param>
/// <param name="Where">Whose port it is, as <c>port of vm</c>.</param>
/// <param name="Sentence">Who has it, in words.</param>
/// <param name="Health">The worst of the findings about it.</param>
/// <param name="Claims">Holders first, wishes last.</param>
/// <param name="Findings">What was found about it, the worst first.</param>
/// <param name="Others">Further ports of the same owners.</param>
/// <param name="IsOwn">Whether it is a port of the host's own namespace.</param>
public sealed record PortDetails(
    string Title, string Where, string Sentence, Health Health, IReadOnlyList<PortClaim> Claims, IReadOnlyList<Finding> Findings, IReadOnlyList<PortLink> Others, bool IsOwn)
{
    /// <summary>How many further ports are named at most.</summary>
    public const int MostOthers = 24;

    /// <summary>Tells of a port. O(entries of the host).</summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="place">The port.</param>
    /// <param name="chosen">The entry that the address selects; null while it selects none of those.</param>
    /// <param name="now">The time that ages are told by.</param>
    public static PortDetails Of(TopologySnapshot snapshot, PortPlace place, LedgerEntry? chosen, DateTimeOffset now)
    {
        var ledger = PortLedger.Of(snapshot).Of(place.Host);
        var entries = ledger?.At(place.Netns, place.Protocol, place.Port) ?? [];
        var claims = entries.GroupBy(e => (Owner: e.Owner?.Id, e.State, e.Via))
            .OrderBy(g => g.Key.State).ThenBy(g => LedgerWords.Owner(g.First()), StringComparer.Ordinal).ThenBy(g => g.Key.Owner, StringComparer.Ordinal)
            .Select(g => Claim(snapshot, ledger!, [.. g.OrderBy(e => e.At.Address.AddressFamily)], chosen, now)).ToList();
        var owners = entries.Select(e => e.Owner?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var findings = FindingList.InOrder(snapshot.Findings.Values.Where(f =>
            f.Port is { } port && port.Host == place.Host && port.Protocol == place.Protocol && port.Port == place.Port && f.Subjects.Any(owners.Contains)));
        return new PortDetails(
            PortWords.Port(place.Protocol, place.Port), WhereOf(snapshot, place, ledger), Say(claims),
            findings.Count > 0 ? NodeHealth.Of(findings[0].Severity) : claims.Count > 0 && claims.TrueForAll(c => c.Entry.State == PortState.Wanted) ? Health.Stopped : Health.Ok,
            claims, findings, Further(ledger, place, owners), ledger?.OwnNetns == place.Netns);
    }

    private static PortClaim Claim(TopologySnapshot snapshot, HostLedger ledger, List<LedgerEntry> entries, LedgerEntry? chosen, DateTimeOffset now)
    {
        var entry = entries[0];
        DetailFact[] facts =
        [
            new("Address", [.. entries.Select(e => e.At + (e.At.V6Only ? " v6 only" : "")).Distinct()], IsMono: true),
            new(entry.State == PortState.Wanted ? "How it is" : "By way of", [LedgerWords.Way(entry, entry.Netns == ledger.OwnNetns)]),
            new("Declared as", [PortWords.Via(entry.Via)]),
            new("Process", [.. entries.Select(e => e.Process).OfType<LedgerProcess>().Select(p => p.Pid > 0 ? $"{p.Name}, pid {p.Pid}" : p.Name).Distinct()], IsMono: true),
            new("Leads to", [.. entries.Select(e => e.ForwardsTo).Where(t => t.Length > 0).Distinct()], IsMono: true),
            new("Reached", entry.State == PortState.Wanted ? [] : [.. entries.Select(LedgerWords.Reach).Distinct()]),
            new("Since", [Time(entries.Select(e => e.Since).Min(), now)]),
            new("Owner started", [Time(entry.OwnerStartedAt, now)]),
            new("Note", [.. entries.Select(e => e.Note).Where(n => n.Length > 0).Distinct()]),
        ];
        return new PortClaim(
            entry, entry.State switch { PortState.Held => "Held", PortState.Forwarded => "Forwarded", _ => "Wanted" },
            entry.Owner, LedgerWords.Owner(entry), entry.Owner is { } owner ? NodeHealth.Of(snapshot, owner) : Health.Unknown,
            [.. facts.Where(f => f.Values.Any(v => v.Length > 0))], chosen is not null && entries.Exists(e => e.Id == chosen.Id));
    }

    private static string WhereOf(TopologySnapshot snapshot, PortPlace place, HostLedger? ledger)
    {
        var host = snapshot.Nodes.GetValueOrDefault(place.Host)?.Name ?? "a host that is gone";
        return ledger is null || place.Netns == ledger.OwnNetns ? $"port of {host}"
            : $"port inside {snapshot.Nodes.GetValueOrDefault(place.Netns)?.Name ?? "a namespace"} on {host}";
    }

    /// <summary>"host1 holds it. pub3 wants it." Never that it is free: who cannot be read may hold it.</summary>
    private static string Say(IReadOnlyList<PortClaim> claims)
    {
        if (claims.Count == 0)
        {
            return "Nobody is known to have or want it now.";
        }

        return string.Join(" ", claims.GroupBy(c => c.Entry.State).Select(g =>
        {
            var names = g.Select(c => c.Owner is null ? c.Entry.Via == PortVia.Nat ? "A NAT rule" : "A process that NetDash cannot read" : Wording.CutName(c.Name, 40)).Distinct().ToList();
            var verb = (g.Key, names.Count) switch
            {
                (PortState.Held, 1) => "holds",
                (PortState.Held, _) => "hold",
                (PortState.Forwarded, 1) => g.First().Entry.Via == PortVia.Nat ? "forwards" : "gets what comes to",
                (PortState.Forwarded, _) => "get what comes to",
                (_, 1) => "wants",
                _ => "want",
            };
            return $"{string.Join(" and ", names)} {verb} it.";
        }));
    }

    private static IReadOnlyList<PortLink> Further(HostLedger? ledger, PortPlace place, HashSet<string> owners) =>
    [
        .. (ledger?.Entries ?? [])
            .Where(e => e.Netns == place.Netns && e.Owner is not null && owners.Contains(e.Owner.Id) && (e.At.Port != place.Port || e.At.Protocol != place.Protocol))
            .OrderBy(e => e.At.Port).ThenBy(e => e.At.Protocol).ThenBy(e => e.State)
            .DistinctBy(e => (e.At.Port, e.At.Protocol)).Take(MostOthers)
            .Select(e => new PortLink(string.Create(CultureInfo.InvariantCulture, $"{e.At.Port}/{Wording.Word(e.At.Protocol)}"), e)),
    ];

    private static string Time(DateTimeOffset? time, DateTimeOffset now) =>
        time is { } at && at > DateTimeOffset.UnixEpoch ? $"{Wording.Clock(at, now)}, {Wording.Ago(now - at)}" : "";
}
