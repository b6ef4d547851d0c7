using NetDash.Analysis.Scopes;
using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Analysis.Findings;

/// <summary>
/// Runs the rules for the hosts and clusters that a delta touched, or whose time has come, and keeps the findings of all others.
/// Cost: the nodes of those hosts and clusters.
/// </summary>
/// <remarks>Called by one thread at a time, as the store's writer does.</remarks>
public sealed class FindingsAnalyzer : IFindingAnalyzer
{
    private readonly IReadOnlyList<IFindingRule> _rules;
    private readonly TimeProvider _time;
    private readonly FindingIndex _index = new();
    private readonly SelectedPodsKeeper _selected = new();
    private readonly Dictionary<(string Id, bool IsHost), DateTimeOffset> _due = [];

    /// <summary>All rules of this version.</summary>
    /// <param name="time">The clock for findings whose beginning the topology does not tell.</param>
    public FindingsAnalyzer(TimeProvider time)
        : this(time, AllRules())
    {
    }

    internal static IReadOnlyList<IFindingRule> AllRules() =>
    [
        new PortBlockedRule(),
        new PodBlockedRule(),
        new PortLatentRule(),
        new PortEitherOrRule(),
        new PortShadowedRule(),
        new PortInnerRule(),
        new PodInnerRule(),
        new PortUnschedulableRule(),
        new PortEphemeralRule(),
        new PortDeclaredUnheardRule(),
        new TargetUnheardRule(),
        new PortExposedRule(),
        new NetnsStaleRule(),
        new ServiceNoEndpointsRule(),
        new ServicePortMismatchRule(),
    ];

    internal FindingsAnalyzer(TimeProvider time, IReadOnlyList<IFindingRule> rules)
    {
        _time = time;
        _rules = rules;
    }

    /// <summary>A rule failed on a host or cluster: the rule, the node id and what was thrown. Its earlier findings there are kept.</summary>
    public event Action<string, string, Exception>? Defect;

    /// <inheritdoc/>
    public DateTimeOffset? Due => _due.Count == 0 ? null : _due.Values.Min();

    /// <inheritdoc/>
    public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta)
    {
        _selected.Follow(previous, delta);
        // All there is stands in a list as well, which is walked in a third of the time.
        var isFirst = previous.Nodes.IsEmpty && previous.Edges.IsEmpty && delta.UpsertedNodes.Count == current.Nodes.Count;
        var scopes = isFirst ? SnapshotScopes.Of(current, delta.UpsertedNodes, _selected) : null;
        var touched = scopes is null ? TouchedScopes.Of(previous, current, delta) : TouchedScopes.All(scopes);
        foreach (var ((id, isHost), moment) in _due)
        {
            if (moment <= current.Time)
            {
                (isHost ? touched.Hosts : touched.Clusters).Add(id);
            }
        }

        if (touched.IsEmpty)
        {
            _index.Follow(previous, current);
            return FindingChanges.None;
        }

        var run = new FindingRun(previous, _time.GetUtcNow());
        scopes ??= SnapshotScopes.Of(current, selected: _selected);
        touched.Expand(scopes);
        foreach (var id in touched.Hosts)
        {
            var host = scopes.Host(id);
            Look(host, run);
            LookInside(host, touched, run);
        }

        foreach (var id in touched.Containers)
        {
            // Those that are gone, and those whose host is not known.
            run.EndUnlessBegun(id);
        }

        foreach (var id in touched.Clusters)
        {
            Look(scopes.Cluster(id), run);
        }

        return run.Changes(_index, current);
    }

    /// <summary>The containers of a host that were touched, or all of them.</summary>
    private void LookInside(HostScope host, TouchedScopes touched, FindingRun run)
    {
        var all = touched.WholeHosts.Contains(host.Id);
        run.Expect(all ? host.Containers.Count : 0);
        foreach (var node in host.Containers)
        {
            if (all || touched.Containers.Contains(node.Id))
            {
                Look(new ContainerScope(host, node), run);
            }
        }
    }

    private void Look(Scope scope, FindingRun run)
    {
        run.Begin(scope.Id);
        foreach (var rule in _rules)
        {
            try
            {
                var found = (rule, scope) switch
                {
                    (IHostRule forHosts, HostScope host) => forHosts.Evaluate(host),
                    (IContainerRule forContainers, ContainerScope container) => forContainers.Evaluate(container),
                    (IClusterRule forClusters, ClusterScope cluster) => forClusters.Evaluate(cluster),
                    _ => null,
                };
                if (found is not null)
                {
                    run.Add(scope.Id, found);
                }
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                // One rule that chokes costs that rule on that scope; the picture and all other findings stay.
                run.Keep(rule.Name, scope.Id);
                Defect?.Invoke(rule.Name, scope.Id, exception);
            }
        }

        // Rules over one container wait for nothing.
        if (scope is ContainerScope)
        {
            return;
        }

        if (scope.Due is { } due)
        {
            _due[(scope.Id, scope is HostScope)] = due;
        }
        else
        {
            _due.Remove((scope.Id, scope is HostScope));
        }
    }
}
