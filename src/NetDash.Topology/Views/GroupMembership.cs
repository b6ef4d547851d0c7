using System.Collections.Frozen;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// Which things of a snapshot belong together. What shares a network namespace stays together: a pod and its containers, a container and
/// its guests, with their namespace and interfaces, are one unit, and a unit is in a group when all that live in it are.
/// </summary>
/// <param name="snapshot">Where they are.</param>
/// <param name="by">What they may have in common, the coarsest first; of several that hold, the first.</param>
/// <param name="expanded">Ids, and names as <c>project/shop</c>, of groups that are told one by one.</param>
public sealed class GroupMembership(TopologySnapshot snapshot, ValueList<RollUpKind> by, FrozenSet<string> expanded)
{
    private readonly Dictionary<string, GroupKey?> _byUnit = new(StringComparer.Ordinal);

    /// <summary>Id of the unit that a node is in: its network namespace, or what stands below its host or cluster. O(depth).</summary>
    public string UnitOf(Node node)
    {
        for (var at = node; ;)
        {
            if (at.Kind == NodeKind.Pod && NetnsOf(at) is { } own)
            {
                return own.Id;
            }

            if (IsOwnNetns(at) || at.Parent is null || !snapshot.Nodes.TryGetValue(at.Parent, out var parent))
            {
                return at.Id;
            }

            if (at.Properties is ContainerProperties { Pod.Length: > 0 } container && !IsOwnNetns(parent) && snapshot.Nodes.TryGetValue(container.Pod, out var pod))
            {
                at = pod;
                continue;
            }

            if (IsGround(parent))
            {
                return at.Id;
            }

            at = parent;
        }
    }

    /// <summary>The group of a unit; null for one that stands for itself. O(what is in it) the first time.</summary>
    public GroupKey? Of(string unit)
    {
        if (!_byUnit.TryGetValue(unit, out var key))
        {
            _byUnit[unit] = key = Find(unit);
        }

        return key;
    }

    private GroupKey? Find(string unit)
    {
        var node = snapshot.Nodes[unit];
        if (node.Kind is NodeKind.Host or NodeKind.Cluster or NodeKind.K8sNamespace)
        {
            return null;
        }

        var residents = Residents(node);
        foreach (var kind in by)
        {
            var keys = residents.Select(r => KeyOf(kind, r)).Distinct().Take(2).ToList();
            if (keys is [{ } key] && !expanded.Contains(key.Opens))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Whose unit it is: the pod, else the containers, else the thing itself.</summary>
    private List<Node> Residents(Node unit)
    {
        if (!IsOwnNetns(unit))
        {
            return [unit];
        }

        var pods = snapshot.EdgesOf(unit.Id).Where(e => e.Kind == EdgeKind.InNetns && e.To == unit.Id).Select(e => snapshot.Nodes[e.From]).ToList();
        if (pods.Count > 0)
        {
            return pods;
        }

        var containers = snapshot.ChildrenOf(unit.Id).Where(n => n.Kind == NodeKind.Container).ToList();
        return containers.Count > 0 ? containers : [unit];
    }

    private GroupKey? KeyOf(RollUpKind kind, Node node)
    {
        switch (kind)
        {
            case RollUpKind.Host:
                return Named(kind, node.Host, "");
            case RollUpKind.Namespace:
                return node.Parent is { } parent && snapshot.Nodes.GetValueOrDefault(parent)?.Kind == NodeKind.K8sNamespace ? Named(kind, parent, "") : null;
            case RollUpKind.Workload:
                return Named(kind, (node.Properties as PodProperties)?.Workload, "");
            case RollUpKind.Project:
                return node.Kind == NodeKind.Container && node.Labels.TryGetValue(ViewRollUp.ProjectLabel, out var project) && project.Length > 0
                    ? new GroupKey(kind, "", project, node.Host ?? "") : null;
            default:
                var networks = node.Kind != NodeKind.Container ? []
                    : snapshot.EdgesOf(node.Id).Where(e => e.Kind == EdgeKind.Attached && e.From == node.Id).Select(e => e.To).Distinct().Take(2).ToList();
                return networks is [var network] ? Named(kind, network, node.Host ?? "") : null;
        }
    }

    private GroupKey? Named(RollUpKind kind, string? subject, string host) =>
        subject is { Length: > 0 } && snapshot.Nodes.TryGetValue(subject, out var node) ? new GroupKey(kind, subject, node.Name, host) : null;

    private Node? NetnsOf(Node pod) => snapshot.EdgesOf(pod.Id).Where(e => e.Kind == EdgeKind.InNetns && e.From == pod.Id)
        .Select(e => snapshot.Nodes[e.To]).FirstOrDefault(IsOwnNetns);

    private static bool IsOwnNetns(Node node) => node.Properties is NetnsProperties { Role: not ("host" or "docker") };

    /// <summary>What units stand on: a host, its namespace, a cluster, a namespace of one.</summary>
    private static bool IsGround(Node node) =>
        node.Kind is NodeKind.Host or NodeKind.Cluster or NodeKind.K8sNamespace || (node.Kind == NodeKind.Netns && !IsOwnNetns(node));
}
