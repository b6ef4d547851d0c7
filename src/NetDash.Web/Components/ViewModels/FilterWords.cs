using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Web.Components.ViewModels;

/// <summary>Filters as a reader may write them into the search box, as <c>namespace=demo</c>: the words of an address. Pure.</summary>
public static class FilterWords
{
    // A cluster may have thousands; who has more types.
    private const int MostOffered = 100;

    private static readonly (string Key, NodeKind Kind)[] OfCluster =
    [
        ("cluster", NodeKind.Cluster), ("namespace", NodeKind.K8sNamespace), ("node", NodeKind.K8sNode), ("workload", NodeKind.Workload),
    ];

    private static readonly string[] Keys = [.. OfCluster.Select(w => w.Key), "host", "network", "project", "label", "kind", "protocol"];

    /// <summary>The filter that a text means; null for one to search for. The value is empty while it is still to be written.</summary>
    public static (string Key, string Value)? FromText(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var key = equals > 0 ? text[..equals].Trim() : "";
        return Keys.Contains(key, StringComparer.Ordinal) ? (key, text[(equals + 1)..].Trim()) : null;
    }

    /// <summary>What the values of a filter name; null for one whose values name no thing, or things of any kind.</summary>
    public static NodeKind? KindOf(string key) => key switch
    {
        "host" => NodeKind.Host,
        "network" => NodeKind.DockerNetwork,
        _ when OfCluster.FirstOrDefault(w => w.Key == key) is { Key: not null } word => word.Kind,
        _ => null,
    };

    /// <summary>The filter that leaves one thing and what belongs to it; null for a kind that none is by.</summary>
    public static (string Key, string Value)? Only(TopologySnapshot snapshot, Node node)
    {
        var word = OfCluster.FirstOrDefault(w => w.Kind == node.Kind).Key;
        if (word is null)
        {
            return null;
        }

        var name = NodeNames.LinkName(snapshot, node);
        var prefix = NodeNames.Word(node.Kind) + "/";
        return (word, name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name);
    }

    /// <summary>What the box offers, as <c>namespace=demo</c>; nothing where there is no cluster.</summary>
    public static IEnumerable<string> Offered(TopologySnapshot snapshot) => OfCluster.SelectMany(word => snapshot.OfKind(word.Kind)
        .Select(n => n.Name).Distinct(StringComparer.Ordinal).Order(NaturalOrder.Instance).Take(MostOffered).Select(name => $"{word.Key}={name}"));
}
