using System.Globalization;
using System.Text.RegularExpressions;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Ports by where they are: <c>port/vm/tcp/8080</c>, <c>port/netns/web/tcp/80</c> inside a namespace, and with who it is where several
/// have or want it: <c>port/vm/tcp/9876/container/pub3</c>. An entry's id ends with its owner; its place stays.
/// </summary>
public static partial class PortReference
{
    private const string Prefix = "port/";

    /// <summary>Whether a text names a port, there or not: a place, or the id of an entry.</summary>
    public static bool IsOne(string reference) =>
        reference.StartsWith(Prefix, StringComparison.Ordinal) || reference.StartsWith(LedgerEntry.IdPrefix, StringComparison.Ordinal);

    /// <summary>The host or namespace that a reference names, there or not; null where it names none.</summary>
    public static string? Where(string reference) => Words().Match(reference) is { Success: true } words ? words.Groups["where"].Value : null;

    /// <summary>The reference of an entry. O(hosts), and O(things of the kind) where a name is in it.</summary>
    public static string Of(TopologySnapshot snapshot, LedgerEntry entry)
    {
        var ledger = PortLedger.Of(snapshot).Of(entry.Host);
        var isOwn = ledger is null || ledger.OwnNetns == entry.Netns;
        var place = snapshot.Nodes.TryGetValue(isOwn ? entry.Host : entry.Netns, out var node) ? NodeNames.LinkName(snapshot, node) : isOwn ? entry.Host : entry.Netns;
        var where = isOwn && place.StartsWith("host/", StringComparison.Ordinal) ? place["host/".Length..] : place;
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{where}/{PortWords.Protocol(entry.At.Protocol)}/{entry.At.Port}");
        return entry.Owner is { } owner && ledger?.At(entry.Netns, entry.At.Protocol, entry.At.Port).Any(e => e.Owner?.Id != owner.Id) == true
            ? $"{name}/{NodeNames.LinkName(snapshot, owner)}" : name;
    }

    /// <summary>The port that a reference means; null when there is no such host or namespace, or it names no port.</summary>
    public static PortAt? Find(TopologySnapshot snapshot, string reference)
    {
        var ledger = PortLedger.Of(snapshot);
        if (ledger.Find(reference) is { } byId)
        {
            return new PortAt(byId.Host, byId.Netns, byId.At.Protocol, byId.At.Port, byId);
        }

        if (!reference.StartsWith(Prefix, StringComparison.Ordinal) || Words().Match(reference) is not { Success: true } words
            || !int.TryParse(words.Groups["port"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > FreePorts.Last
            || Where(snapshot, words.Groups["where"].Value) is not { } where || ledger.Of(where.Kind == NodeKind.Host ? where.Id : where.Host ?? "") is not { } host)
        {
            return null;
        }

        var protocol = words.Groups["protocol"].Value switch { "tcp" => PortProtocol.Tcp, "udp" => PortProtocol.Udp, _ => PortProtocol.Sctp };
        var netns = where.Kind == NodeKind.Host ? host.OwnNetns : where.Id;
        return new PortAt(host.HostId, netns, protocol, port, Choose(snapshot, host.At(netns, protocol, port), words.Groups["owner"]));
    }

    private static Node? Where(TopologySnapshot snapshot, string name) =>
        NodeNames.Find(snapshot, NodeKind.Host, name).FirstOrDefault()
        ?? NodeNames.Find(snapshot, name).FirstOrDefault(n => n.Kind is NodeKind.Host or NodeKind.Netns);

    /// <summary>The entry of the owner that is named; where none is, or it has gone, the one whose owner nobody knows, else the first.</summary>
    private static LedgerEntry? Choose(TopologySnapshot snapshot, IReadOnlyList<LedgerEntry> entries, Group owner)
    {
        if (owner.Success)
        {
            var named = NodeNames.Find(snapshot, owner.Value).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
            if (entries.FirstOrDefault(e => e.Owner is not null && named.Contains(e.Owner.Id)) is { } own)
            {
                return own;
            }
        }

        return entries.FirstOrDefault(e => e.Owner is null) ?? entries.FirstOrDefault();
    }

    [GeneratedRegex("^port/(?<where>.+?)/(?<protocol>tcp|udp|sctp)/(?<port>[0-9]{1,5})(/(?<owner>.+))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Words();
}

/// <summary>A port of a namespace of a host, and one who has or wants it.</summary>
/// <param name="Host">Node id of the host.</param>
/// <param name="Netns">Node id of the namespace; the host's where its kernel is not read.</param>
/// <param name="Protocol">Transport protocol.</param>
/// <param name="Port">Port.</param>
/// <param name="Entry">The entry; null while nobody has or wants it.</param>
public sealed record PortAt(string Host, string Netns, PortProtocol Protocol, int Port, LedgerEntry? Entry);
