using System.Text.Json.Serialization;
using System.Reflection;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Things by the names that links carry: an id, <c>kind/name</c>, or <c>kind/scope/name</c> with a host's or network's name as
/// the scope. Links use names, and so survive a container's re-creation; ids do not.
/// </summary>
public static class NodeNames
{
    // A group is made for an answer: nothing in a topology is one.
    private static readonly Dictionary<string, NodeKind> KindByWord = Enum.GetValues<NodeKind>().Where(kind => kind != NodeKind.Group).ToDictionary(Word, StringComparer.Ordinal);

    /// <summary>A kind as the contract spells it, as <c>docker-network</c>.</summary>
    public static string Word(NodeKind kind) =>
        typeof(NodeKind).GetField(kind.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()!.Name;

    /// <summary>The kind that the contract spells so; null when there is none.</summary>
    public static NodeKind? Kind(string word) => KindByWord.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>All nodes that a reference may mean, in the order of their ids. O(nodes of the kind) the first time, O(namesakes) then.</summary>
    /// <param name="snapshot">Where to look.</param>
    /// <param name="reference">An id, <c>kind/name</c> or <c>kind/scope/name</c>.</param>
    public static ValueList<Node> Find(TopologySnapshot snapshot, string reference)
    {
        if (snapshot.Nodes.TryGetValue(reference, out var byId))
        {
            return [byId];
        }

        var slash = reference.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Kind(reference[..slash]) is { } kind ? Find(snapshot, kind, reference[(slash + 1)..]) : [];
    }

    /// <summary>All nodes of a kind that a name or <c>scope/name</c> may mean, in the order of their ids.</summary>
    /// <param name="snapshot">Where to look.</param>
    /// <param name="kind">What is looked for.</param>
    /// <param name="name">A name, which may itself hold slashes, or a scope, a slash and a name.</param>
    public static ValueList<Node> Find(TopologySnapshot snapshot, NodeKind kind, string name)
    {
        var exact = snapshot.Named(kind, name).OrderBy(n => n.Id, StringComparer.Ordinal).ToValueList();
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (exact.Count > 0 || slash <= 0)
        {
            return exact;
        }

        var (scope, inner) = (name[..slash], name[(slash + 1)..]);
        return snapshot.Named(kind, inner).Where(n => IsIn(snapshot, n, scope))
            .OrderBy(n => n.Id, StringComparer.Ordinal).ToValueList();
    }

    /// <summary>The shortest reference that means this node alone: <c>kind/name</c>, <c>kind/scope/name</c>, else its id.</summary>
    public static string LinkName(TopologySnapshot snapshot, Node node)
    {
        var word = Word(node.Kind);
        if (node.Name.Length == 0)
        {
            return node.Id;
        }

        if (IsAlone(Find(snapshot, node.Kind, node.Name), node))
        {
            return $"{word}/{node.Name}";
        }

        foreach (var scope in Scopes(snapshot, node))
        {
            if (IsAlone(Find(snapshot, node.Kind, $"{scope}/{node.Name}"), node))
            {
                return $"{word}/{scope}/{node.Name}";
            }
        }

        return node.Id;
    }

    private static bool IsAlone(ValueList<Node> found, Node node) => found.Count == 1 && found[0].Id == node.Id;

    private static bool IsIn(TopologySnapshot snapshot, Node node, string scope) =>
        Scopes(snapshot, node).Contains(scope, StringComparer.Ordinal);

    private static IEnumerable<string> Scopes(TopologySnapshot snapshot, Node node)
    {
        if (node.Parent is not null && snapshot.Nodes.TryGetValue(node.Parent, out var parent))
        {
            yield return parent.Name;
        }

        if (node.Host is not null && node.Host != node.Parent && snapshot.Nodes.TryGetValue(node.Host, out var host))
        {
            yield return host.Name;
        }

        foreach (var edge in snapshot.EdgesOf(node.Id))
        {
            if (edge.Kind == EdgeKind.Attached && edge.From == node.Id && snapshot.Nodes.TryGetValue(edge.To, out var network))
            {
                yield return network.Name;
            }
        }
    }
}
