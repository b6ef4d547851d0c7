using System.Collections.Immutable;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Rolls up what a view shows: groups in place of their members, edges that lead to the groups. What something was found about is never
/// rolled away, nor a group of one.
/// </summary>
/// <param name="snapshot">What the view is of.</param>
/// <param name="content">What it shows.</param>
internal sealed class RolledContent(TopologySnapshot snapshot, ViewContent content)
{
    /// <summary>Rolls up by what the view asks for. O(nodes + edges), times the steps where that is for the program to choose.</summary>
    public static ViewContent Of(TopologySnapshot snapshot, ViewContent content, ViewRollUp rollUp)
    {
        if (!rollUp.IsAsked)
        {
            return content;
        }

        var rolled = new RolledContent(snapshot, content);
        if (rollUp.By.Count > 0)
        {
            return rolled.By(rollUp.By, rollUp);
        }

        var result = content;
        foreach (var step in RollUpKinds.Steps)
        {
            if (!ViewRollUp.IsMuch(result.Nodes.Count, result.Edges.Count))
            {
                break;
            }

            result = rolled.By(step, rollUp);
        }

        return result;
    }

    private ViewContent By(ValueList<RollUpKind> kinds, ViewRollUp rollUp)
    {
        var membership = new GroupMembership(snapshot, kinds, rollUp.Opened(snapshot));
        var groups = content.Nodes.Values.GroupBy(membership.UnitOf, StringComparer.Ordinal)
            .Select(unit => (Key: membership.Of(unit.Key), Nodes: unit.ToList()))
            .Where(unit => unit.Key is not null)
            .GroupBy(unit => unit.Key!.Value, unit => unit.Nodes);
        var nodes = content.Nodes.ToBuilder();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var rolled = group.Where(unit => !unit.Exists(n => snapshot.FindingsOf(n.Id).Any())).ToList();
            if (rolled.Count < 2)
            {
                continue;
            }

            var node = Group(group.Key, [.. rolled.SelectMany(u => u)], [.. group.SelectMany(u => u)]);
            nodes[node.Id] = node;
            foreach (var member in rolled.SelectMany(u => u))
            {
                places[member.Id] = node.Id;
                nodes.Remove(member.Id);
            }
        }

        // What stood in something that was rolled up stands in the group.
        foreach (var inside in nodes.Values.Where(n => n.Parent is not null && places.ContainsKey(n.Parent)).ToList())
        {
            nodes[inside.Id] = inside with { Parent = places[inside.Parent!] };
        }

        return content with { Nodes = nodes.ToImmutable(), Edges = Lead(places) };
    }

    private Node Group(GroupKey key, List<Node> rolled, List<Node> all)
    {
        var worst = all.Select(n => n.Status).MaxBy(Rank);
        var host = rolled.Select(n => n.Host).Distinct().Take(2).ToList();
        return new Node
        {
            Id = key.Id,
            Kind = NodeKind.Group,
            Name = key.Name,
            Parent = ParentOf(key),
            Host = host.Count == 1 ? host[0] : null,
            Status = worst,
            Properties = new GroupProperties
            {
                Of = RollUpKinds.Word(key.Of),
                Count = rolled.Count,
                Kinds = rolled.CountBy(n => n.Kind).OrderBy(c => c.Key).Select(c => new GroupedKind(c.Key, c.Value)).ToValueList(),
                WorstStatus = worst,
                Findings = all.SelectMany(n => snapshot.FindingsOf(n.Id)).DistinctBy(f => f.Id).Count(),
                Members = rolled.OrderBy(n => n.Kind switch { NodeKind.Pod => 0, NodeKind.Container => 1, _ => 2 })
                    .ThenBy(n => n.Name, StringComparer.Ordinal).ThenBy(n => n.Id, StringComparer.Ordinal)
                    .Take(GroupProperties.MostMembers).Select(n => n.Id).ToValueList(),
            },
        };
    }

    private string? ParentOf(GroupKey key)
    {
        var parent = key.Of switch
        {
            RollUpKind.Host or RollUpKind.Namespace => key.Subject,
            RollUpKind.Workload => snapshot.Nodes[key.Subject].Parent,
            _ => key.Host,
        };
        return parent is not null && snapshot.Nodes.ContainsKey(parent) ? parent : null;
    }

    /// <summary>Edges to what was rolled up lead to its group, each kind once between two; those within a group are gone.</summary>
    private ImmutableDictionary<string, Edge> Lead(Dictionary<string, string> places)
    {
        var edges = content.Edges.ToBuilder();
        var counts = new Dictionary<(EdgeKind Kind, string From, string To), int>();
        foreach (var edge in content.Edges.Values)
        {
            var from = places.GetValueOrDefault(edge.From, edge.From);
            var to = places.GetValueOrDefault(edge.To, edge.To);
            if (from == edge.From && to == edge.To)
            {
                continue;
            }

            edges.Remove(edge.Id);
            if (from != to)
            {
                counts[(edge.Kind, from, to)] = counts.GetValueOrDefault((edge.Kind, from, to)) + 1;
            }
        }

        foreach (var ((kind, from, to), count) in counts)
        {
            var id = NodeId.Edge("grouped", from, to, kind.ToString());
            edges[id] = new Edge { Id = id, Kind = kind, From = from, To = to, Properties = new GroupedProperties(count) };
        }

        return edges.ToImmutable();
    }

    // What cannot be told is worse than what works, and better than what is known to be wrong.
    private static int Rank(NodeStatus status) => status switch
    {
        NodeStatus.Error => 4,
        NodeStatus.Warning => 3,
        NodeStatus.Unknown => 2,
        NodeStatus.Ok => 1,
        _ => 0,
    };
}
