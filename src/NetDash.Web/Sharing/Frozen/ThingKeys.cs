using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>
/// What things are called across time: a container that was made again is the same for who looks, though its id is another. A key is
/// kind, host, what it stands in, and name; several of one key are told apart in the order of their ids. O(nodes).
/// </summary>
internal static class ThingKeys
{
    /// <summary>The keys of the nodes that are shown, by id.</summary>
    public static Dictionary<string, string> Of(TopologySnapshot snapshot, IEnumerable<Node> shown)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in shown.OrderBy(n => n.Id, StringComparer.Ordinal))
        {
            var key = $"{NodeNames.Word(node.Kind)}/{NameOf(snapshot, node.Host)}/{Place(snapshot, node)}/{node.Name}";
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            keys[node.Id] = count == 1 ? key : $"{key}#{count}";
        }

        return keys;
    }

    /// <summary>What it stands in, by a name that lasts: a namespace is known by who lives in it.</summary>
    private static string Place(TopologySnapshot snapshot, Node node)
    {
        if (node.Kind == NodeKind.Container)
        {
            // While it runs it stands in its namespace, and then on its host: the same container all the while.
            return "";
        }

        var place = node.Kind == NodeKind.Netns ? node : node.Parent is null ? null : snapshot.Nodes.GetValueOrDefault(node.Parent);
        if (place is not { Kind: NodeKind.Netns })
        {
            return place?.Name ?? "";
        }

        var owners = snapshot.ChildrenOf(place.Id).Where(n => n.Kind == NodeKind.Container).Select(n => n.Name);
        return owners.Min(StringComparer.Ordinal) ?? place.Name;
    }

    private static string NameOf(TopologySnapshot snapshot, string? id) => id is not null && snapshot.Nodes.TryGetValue(id, out var node) ? node.Name : "";
}
