using NetDash.Drawing.Slots;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Layout;

/// <summary>In which order hosts stand below each other: those with an engine first, then by name; each where it stood before.</summary>
internal static class HostOrder
{
    /// <summary>The hosts of a topology, as they would stand if nothing stood yet.</summary>
    public static IEnumerable<Node> Of(TopologySnapshot snapshot) => snapshot.OfKind(NodeKind.Host)
        .OrderBy(h => ((HostProperties)h.Properties).EngineIds.Count == 0).ThenBy(h => h.Name, StringComparer.Ordinal).ThenBy(h => h.Id, StringComparer.Ordinal);

    /// <summary>What is drawn of hosts, in the order in which they stand.</summary>
    public static IReadOnlyList<T> Keep<T>(IReadOnlyList<T> plans, Func<T, string> host, BookEditor book)
    {
        var lane = book.Open("hosts", plans.Select(host));
        return [.. plans.Select(p => (Plan: p, At: lane.Place(host(p), 1).Start)).OrderBy(p => p.At).Select(p => p.Plan)];
    }
}
