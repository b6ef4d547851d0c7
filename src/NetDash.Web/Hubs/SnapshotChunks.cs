using NetDash.Topology.Model;
using NetDash.Web.Api;

namespace NetDash.Web.Hubs;

/// <summary>
/// A snapshot in parts, so that a browser can draw the first while the rest is on its way. Its lists are laid end to end and cut: nodes,
/// then edges, then findings; or elements, then edges.
/// </summary>
internal static class SnapshotChunks
{
    /// <summary>The most elements of a part.</summary>
    public const int Size = 2000;

    /// <summary>A topology in parts.</summary>
    public static IEnumerable<WatchSnapshot> Of(TopologySnapshot content, long version, IReadOnlyList<SourceDto> sources)
    {
        var nodes = TopologyDocumentWriter.Sorted(content.Nodes).ToArray();
        var edges = TopologyDocumentWriter.Sorted(content.Edges).ToArray();
        var findings = TopologyDocumentWriter.Sorted(content.Findings).ToArray();
        var all = nodes.Length + edges.Length + findings.Length;
        return Starts(all).Select(start => new WatchSnapshot(
            content.Epoch, version, sources,
            Part(nodes, start), Part(edges, start - nodes.Length), Part(findings, start - nodes.Length - edges.Length),
            More: start + Size < all));
    }

    /// <summary>Where the parts of so many elements begin; one part at least.</summary>
    public static IEnumerable<int> Starts(int all) => Enumerable.Range(0, Math.Max(1, (all + Size - 1) / Size)).Select(i => i * Size);

    /// <summary>What of a list lies in the part that begins so many elements after the list's first; before it, when negative.</summary>
    public static ArraySegment<T> Part<T>(T[] items, int start)
    {
        var from = Math.Clamp(start, 0, items.Length);
        var to = Math.Clamp(start + Size, 0, items.Length);
        return new ArraySegment<T>(items, from, to - from);
    }
}
