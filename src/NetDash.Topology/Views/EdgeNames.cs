using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Edges by the names of their two ends: <c>edge/attached/container/web~docker-network/app</c>, with what tells several of a kind apart
/// behind another <c>~</c>. Such a link survives a container's re-creation; an edge's id does not.
/// </summary>
public static class EdgeNames
{
    private const string Prefix = "edge/";
    private const char Separator = '~';

    // A name may itself hold a tilde: every way of reading a reference is tried, so there must not be many.
    private const int MostParts = 8;

    private static readonly Dictionary<string, EdgeKind> KindByWord = Enum.GetValues<EdgeKind>().ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>A kind as the contract spells it, as <c>shares-netns</c>.</summary>
    public static string Word(EdgeKind kind) =>
        typeof(EdgeKind).GetField(kind.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;

    /// <summary>All edges that a reference may mean, in the order of their ids. O(nodes of the ends' kinds).</summary>
    /// <param name="snapshot">Where to look.</param>
    /// <param name="reference">An id, or <c>edge/kind/end~end</c>.</param>
    public static ValueList<Edge> Find(TopologySnapshot snapshot, string reference)
    {
        if (snapshot.Edges.TryGetValue(reference, out var byId))
        {
            return [byId];
        }

        return Parts(reference) is var (kind, parts) ? Find(snapshot, kind, parts) : [];
    }

    /// <summary>What the ends of a reference are called, whether they are there or not; null for what is no reference to an edge.</summary>
    public static (string From, string To)? Ends(string reference) =>
        Parts(reference) is var (_, parts) && parts.Length > 1 ? (parts[0], parts[1]) : null;

    /// <summary>The shortest reference that means this edge alone: by its ends, with what tells it from its like, else its id.</summary>
    public static string LinkName(TopologySnapshot snapshot, Edge edge)
    {
        if (!snapshot.Nodes.TryGetValue(edge.From, out var from) || !snapshot.Nodes.TryGetValue(edge.To, out var to))
        {
            return edge.Id;
        }

        var name = $"{Prefix}{Word(edge.Kind)}/{NodeNames.LinkName(snapshot, from)}{Separator}{NodeNames.LinkName(snapshot, to)}";
        if (IsAlone(Find(snapshot, name), edge))
        {
            return name;
        }

        var told = $"{name}{Separator}{Told(edge)}";
        return Told(edge).Length > 0 && IsAlone(Find(snapshot, told), edge) ? told : edge.Id;
    }

    private static (EdgeKind Kind, string[] Parts)? Parts(string reference)
    {
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = reference[Prefix.Length..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && KindByWord.TryGetValue(rest[..slash], out var kind) && rest[(slash + 1)..].Split(Separator) is { Length: > 1 and <= MostParts } parts
            ? (kind, parts) : null;
    }

    private static ValueList<Edge> Find(TopologySnapshot snapshot, EdgeKind kind, string[] parts)
    {
        for (var from = 1; from < parts.Length; from++)
        {
            var starts = NodeNames.Find(snapshot, string.Join(Separator, parts[..from]));
            for (var to = parts.Length; starts.Count > 0 && to > from; to--)
            {
                var ends = NodeNames.Find(snapshot, string.Join(Separator, parts[from..to])).Select(n => n.Id).ToHashSet(StringComparer.Ordinal);
                var told = string.Join(Separator, parts[to..]);
                var found = starts.SelectMany(n => snapshot.EdgesOf(n.Id).Where(e => e.Kind == kind && ends.Contains(e.From == n.Id ? e.To : e.From)))
                    .Where(e => told.Length == 0 || Told(e) == told).DistinctBy(e => e.Id).OrderBy(e => e.Id, StringComparer.Ordinal).ToValueList();
                if (found.Count > 0)
                {
                    return found;
                }
            }
        }

        return [];
    }

    /// <summary>What tells an edge from others of its kind between the same ends.</summary>
    private static string Told(Edge edge) => edge.Properties switch
    {
        PublishesProperties p => string.Create(CultureInfo.InvariantCulture, $"{p.HostIp}:{p.HostPort}/{p.Protocol.ToString().ToLowerInvariant()}"),
        RoutesProperties r => $"{r.Host}{r.Path}:{r.Port}",
        EndpointProperties e => e.Address,
        TunnelProperties t => string.Create(CultureInfo.InvariantCulture, $"{t.Vni}"),
        UnixProperties u => u.Role,
        LinkProperties l => l.Alias,
        _ => "",
    };

    private static bool IsAlone(ValueList<Edge> found, Edge edge) => found.Count == 1 && found[0].Id == edge.Id;
}
