using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// One order of nodes, whatever order a snapshot holds them in: by the last part of their ids, then by the whole. Ids of a kind differ
/// only there, after a long beginning that all of them share, so that comparing them whole costs most of an analysis.
/// </summary>
internal static class NodeOrder
{
    private const int KeyLength = 8;

    private static readonly Comparer<Node> ById = Comparer<Node>.Create(static (a, b) => string.CompareOrdinal(a.Id, b.Id));

    public static void Sort(List<Node> nodes)
    {
        if (nodes.Count < 2)
        {
            return;
        }

        var sorted = nodes.ToArray();
        var keys = new ulong[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            keys[i] = KeyOf(sorted[i].Id);
        }

        Array.Sort(keys, sorted);
        for (int first = 0, next = 1; first < sorted.Length; first = next++)
        {
            while (next < sorted.Length && keys[next] == keys[first])
            {
                next++;
            }

            if (next - first > 1)
            {
                Array.Sort(sorted, first, next - first, ById);
            }
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            nodes[i] = sorted[i];
        }
    }

    private static ulong KeyOf(string id)
    {
        var key = 0UL;
        var from = id.LastIndexOf(':') + 1;
        for (var i = from; i < from + KeyLength; i++)
        {
            key = (key << 8) | (i < id.Length ? (byte)id[i] : (byte)0);
        }

        return key;
    }
}
