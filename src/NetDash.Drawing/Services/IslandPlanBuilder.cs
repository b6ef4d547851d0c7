using NetDash.Drawing.Clusters;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Services;

/// <summary>A namespace of a cluster → who reaches what. O(what is in it, and its edges).</summary>
internal sealed class IslandPlanBuilder
{
    // Before the service, or the namespace, that pods of no workload belong to.
    private const string Loose = "loose/";

    private readonly TopologySnapshot _snapshot;
    private readonly PodHealths _healths;
    private readonly Func<string, bool>? _shown;
    private readonly IReadOnlySet<string>? _expanded;
    private readonly Node _namespace;
    private readonly Dictionary<string, Node> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _firstService = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _groupOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GroupBuilder> _groups = new(StringComparer.Ordinal);

    // Null where nothing is rolled up; of a namespace that is opened itself nothing is.
    private IslandPlanBuilder(TopologySnapshot snapshot, PodHealths healths, Func<string, bool>? shown, IReadOnlySet<string>? expanded, Node @namespace) =>
        (_snapshot, _healths, _shown, _expanded, _namespace) = (snapshot, healths, shown, expanded?.Contains(@namespace.Id) == true ? null : expanded, @namespace);

    /// <param name="snapshot">The topology.</param>
    /// <param name="healths">How pods are.</param>
    /// <param name="shown">Whether a filter leaves a node.</param>
    /// <param name="expanded">Ids of what is told one by one while the rest is rolled up; null where nothing is rolled up.</param>
    /// <param name="namespace">The namespace.</param>
    /// <returns>Null where it has nothing, or a filter leaves nothing of it.</returns>
    public static IslandPlan? Build(TopologySnapshot snapshot, PodHealths healths, Func<string, bool>? shown, IReadOnlySet<string>? expanded, Node @namespace) =>
        new IslandPlanBuilder(snapshot, healths, shown, expanded, @namespace).Build();

    private IslandPlan? Build()
    {
        var inside = _snapshot.ChildrenOf(_namespace.Id).Where(n => _shown is null || _shown(n.Id)).ToLookup(n => n.Kind);
        foreach (var pod in inside[NodeKind.Pod])
        {
            _pods[pod.Id] = pod;
        }

        var services = inside[NodeKind.Service].OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal).Select(Service).ToList();
        var selected = Selected(services, inside[NodeKind.Workload]);
        foreach (var pod in _pods.Values)
        {
            var workload = WorkloadOf(pod);
            var group = _groupOf[pod.Id] = workload?.Id ?? Loose + (_firstService.GetValueOrDefault(pod.Id) ?? _namespace.Id);
            Group(group, workload).Add(pod);
        }

        // A workload without a pod is told as well, but for those that others of theirs stand for.
        foreach (var workload in inside[NodeKind.Workload].Where(w => !_groups.ContainsKey(w.Id) && !IsMaker(w)))
        {
            Group(_groupOf[workload.Id] = workload.Id, workload);
        }

        var ingresses = ByName(inside[NodeKind.Ingress]);
        var plan = new IslandPlan(_namespace, ingresses, Blocks(services, selected, ingresses), ByName(inside[NodeKind.NetworkPolicy]), _pods.Count, _expanded is not null);
        return plan.Ingresses.Count + plan.Blocks.Count + plan.Policies.Count == 0 ? null : plan;
    }

    private ServicePlan Service(Node service)
    {
        var ends = new Dictionary<string, EndPlan>(StringComparer.Ordinal);
        foreach (var edge in _snapshot.EdgesOf(service.Id))
        {
            if (edge.Kind != EdgeKind.Endpoint || edge.From != service.Id || (_shown is not null && !_shown(edge.To)))
            {
                continue;
            }

            var properties = (EndpointProperties)edge.Properties;
            var target = _pods.ContainsKey(edge.To) ? edge.To : Place(service, edge.To, properties);
            // Of a pod with several addresses one that is ready is enough; which edge tells of it is always the same.
            var was = ends.GetValueOrDefault(target);
            ends[target] = new EndPlan(
                target, was is null || string.CompareOrdinal(edge.Id, was.Edge.Id) < 0 ? edge : was.Edge, properties.Ready || was?.IsReady == true);
            _firstService.TryAdd(edge.To, service.Id);
        }

        var own = NodeHealth.Of(_snapshot, service);
        var counts = (ServiceProperties)service.Properties;
        return new ServicePlan(
            service, counts.ReadyEndpoints < counts.TotalEndpoints ? NodeHealth.Worse(own, Health.Warning) : own,
            [.. ends.Values.OrderBy(e => e.Target, StringComparer.Ordinal)]);
    }

    /// <summary>By service, one pod of each workload that it selects, workloads without a pod, and all pods of none.</summary>
    private ILookup<string, string> Selected(List<ServicePlan> services, IEnumerable<Node> workloads)
    {
        var ofWorkloads = new HashSet<string>(StringComparer.Ordinal);
        var things = _pods.Values.OrderBy(p => p.Id, StringComparer.Ordinal).Where(p => WorkloadOf(p) is not { } workload || ofWorkloads.Add(workload.Id)).ToList();
        var index = new SelectorIndex(things.Concat(workloads.Where(w => !ofWorkloads.Contains(w.Id))));
        var selected = services.SelectMany(s => index.Of(s.Node).Select(thing => (Service: s.Node.Id, Thing: thing.Id))).ToList();
        foreach (var (service, thing) in selected)
        {
            _firstService.TryAdd(thing, service);
        }

        return selected.ToLookup(s => s.Service, s => s.Thing, StringComparer.Ordinal);
    }

    private string Place(Node service, string holder, EndpointProperties properties)
    {
        var key = $"{service.Id}/{holder}";
        var address = Wording.Address(properties.Address) + (properties.Ports.Count == 1 ? Wording.Port(properties.Ports[0].Protocol, properties.Ports[0].Port) : "");
        Group("places/" + service.Id, null).Add(new PlacePlan(key, _snapshot.Nodes[holder], address));
        return key;
    }

    /// <summary>Services and groups that hang together: those first that an ingress leads to.</summary>
    private List<BlockPlan> Blocks(List<ServicePlan> services, ILookup<string, string> selected, IReadOnlyList<Node> ingresses)
    {
        var entered = ingresses.SelectMany(i => _snapshot.EdgesOf(i.Id)).Where(e => e.Kind == EdgeKind.Routes).Select(e => e.To).ToHashSet(StringComparer.Ordinal);
        var joined = new JoinedSets();
        foreach (var service in services)
        {
            // Most services lead to one group alone.
            var last = "";
            foreach (var end in service.Ends)
            {
                var group = _groupOf.GetValueOrDefault(end.Target) ?? "places/" + service.Node.Id;
                if (group != last)
                {
                    joined.Join(service.Node.Id, last = group);
                }
            }

            foreach (var thing in selected[service.Node.Id])
            {
                joined.Join(service.Node.Id, _groupOf.GetValueOrDefault(thing) ?? service.Node.Id);
            }
        }

        var opened = Opened(services);
        var groups = _groups.Values.OrderBy(g => g.Name, NaturalOrder.Instance).ThenBy(g => g.Key, StringComparer.Ordinal)
            .ToLookup(g => joined.Root(g.Key), g => g.Build(_snapshot, _healths, Fold(g.Key, opened)), StringComparer.Ordinal);
        var byRoot = services.GroupBy(s => joined.Root(s.Node.Id), StringComparer.Ordinal).ToList();
        var served = byRoot.Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. byRoot.OrderBy(g => !g.Any(s => entered.Contains(s.Node.Id))).Select(g => new BlockPlan([.. g], [.. groups[g.Key]])),
            .. groups.Where(g => !served.Contains(g.Key)).Select(g => new BlockPlan([], [.. g])),
        ];
    }

    /// <summary>Keys of the groups whose pods are told one by one: those that are opened themselves, and those that answer for an opened service.</summary>
    private HashSet<string> Opened(List<ServicePlan> services) =>
        _expanded is not { Count: > 0 } expanded ? [] : services.Where(s => expanded.Contains(s.Node.Id)).SelectMany(s => s.Ends)
            .Select(e => _groupOf.GetValueOrDefault(e.Target)).OfType<string>().Concat(_groups.Keys.Where(k => expanded.Contains(FoldNode(k)))).ToHashSet(StringComparer.Ordinal);

    private GroupFold? Fold(string key, HashSet<string> opened) => _expanded is null ? null : new GroupFold(FoldNode(key), opened.Contains(key));

    private static string FoldNode(string key) => key.StartsWith(Loose, StringComparison.Ordinal) ? key[Loose.Length..] : key;

    private GroupBuilder Group(string key, Node? workload) => _groups.TryGetValue(key, out var group) ? group : _groups[key] = new GroupBuilder(key, workload);

    // Whatever an API server says: who makes pods of another namespace is not of this one.
    private Node? WorkloadOf(Node pod) =>
        ((PodProperties)pod.Properties).Workload is { Length: > 0 } id && _snapshot.Nodes.TryGetValue(id, out var workload) && workload.Parent == _namespace.Id ? workload : null;

    private bool IsMaker(Node workload) => _snapshot.EdgesOf(workload.Id).Any(e => e.Kind == EdgeKind.Owns && e.From == workload.Id);

    private static IReadOnlyList<Node> ByName(IEnumerable<Node> nodes) =>
        [.. nodes.OrderBy(n => n.Name, NaturalOrder.Instance).ThenBy(n => n.Id, StringComparer.Ordinal)];
}
