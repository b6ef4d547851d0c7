using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using NetDash.Web.Api;

namespace NetDash.Web.Sharing.Frozen;

/// <summary>What a view showed at a moment, for holding it against another.</summary>
/// <param name="Things">Things, by their keys.</param>
/// <param name="Ties">Relations of things that are both shown.</param>
/// <param name="Findings">Findings about them.</param>
internal sealed record FrozenContent(IReadOnlyList<FrozenThing> Things, IReadOnlyList<FrozenTie> Ties, IReadOnlyList<FrozenFinding> Findings)
{
    // What is another at every start, or at every look: no difference that anybody means.
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "pid", "pids", "processCount", "since", "startedAt", "finishedAt", "inode", "cookie", "ifIndex", "paths", "containerId", "networkId",
        "lastListening", "mac", "hostname", "pauseContainer", "clients", "listeners", "members",
    };

    // Of things that are the same the same text is made again at each look: kept for as long as the things themselves.
    private static readonly ConditionalWeakTable<NodeProperties, StrongBox<JsonElement>> Known = [];

    /// <summary>Whether nothing of it is missing, as in a file that somebody edited.</summary>
    [JsonIgnore]
    public bool IsWhole => Things?.All(t => t is { Key: not null, Name: not null }) == true && Things.DistinctBy(t => t.Key).Count() == Things.Count
        && Ties?.All(t => t is { From: not null, To: not null }) == true && Findings?.All(f => f is { Rule: not null, Title: not null, Subjects: not null }) == true;

    /// <summary>What a view shows of a snapshot. O(nodes + edges), of which only what is new is written.</summary>
    public static FrozenContent Of(TopologySnapshot snapshot, ViewContent content)
    {
        var keys = ThingKeys.Of(snapshot, content.Nodes.Values);
        return new FrozenContent(
            [.. content.Nodes.Values.OrderBy(n => keys[n.Id], StringComparer.Ordinal).Select(n => new FrozenThing(keys[n.Id], n.Kind, n.Name, n.Status, Lasting(n.Properties)))],
            [.. content.Edges.Values.Select(e => new FrozenTie(e.Kind, keys[e.From], keys[e.To])).Distinct()
                .OrderBy(t => t.From, StringComparer.Ordinal).ThenBy(t => t.To, StringComparer.Ordinal).ThenBy(t => t.Kind)],
            [.. FindingsEndpoints.Ordered(content.Findings.Values).Select(f => new FrozenFinding(
                f.Rule, f.Severity, f.Title, [.. f.Subjects.Where(keys.ContainsKey).Select(s => keys[s])]))]);
    }

    private static JsonElement Lasting(NodeProperties properties) => Known.GetValue(properties, static p => new StrongBox<JsonElement>(Written(p))).Value;

    private static JsonElement Written(NodeProperties properties)
    {
        var node = JsonSerializer.SerializeToNode(properties, NetDashJson.Options);
        Strip(node);
        return JsonSerializer.SerializeToElement(node, NetDashJson.Options);
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var name in members.Select(m => m.Key).Where(Volatile.Contains).ToList())
                {
                    members.Remove(name);
                }

                foreach (var member in members)
                {
                    Strip(member.Value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Strip(item);
                }

                break;
        }
    }
}
