using NetDash.Analysis.Scopes;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// The hosts, containers and clusters that a delta concerns. Most nodes say themselves where they are; what has no host, yet is part
/// of the ledgers of hosts (a Swarm service, a Service, a node of a cluster), concerns every host that it answers on.
/// </summary>
internal sealed class TouchedScopes
{
    private readonly TopologySnapshot _previous;
    private readonly TopologySnapshot _current;
    private readonly HashSet<string> _onNodes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _networks = new(StringComparer.Ordinal);
    private string? _lastHost;
    private bool _swarms;

    private TouchedScopes(TopologySnapshot previous, TopologySnapshot current)
    {
        _previous = previous;
        _current = current;
    }

    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of <see cref="Hosts"/> on which every container is concerned.</summary>
    public HashSet<string> WholeHosts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Containers { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Clusters { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => !_swarms && Hosts.Count + Clusters.Count + Containers.Count + _onNodes.Count + _networks.Count == 0;

    /// <summary>What a delta itself names. What stands beside that is added by <see cref="Expand"/>.</summary>
    public static TouchedScopes Of(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta)
    {
        var touched = new TouchedScopes(previous, current);
        foreach (var node in delta.UpsertedNodes)
        {
            touched.Add(previous.Nodes.IsEmpty ? null : previous.Nodes.GetValueOrDefault(node.Id), node);
        }

        foreach (var id in delta.RemovedNodes)
        {
            touched.Add(previous.Nodes[id], null);
        }

        foreach (var edge in delta.UpsertedEdges)
        {
            touched.Add(edge);
        }

        foreach (var id in delta.RemovedEdges)
        {
            touched.Add(previous.Edges[id]);
        }

        return touched;
    }

    /// <summary>Everything that there is, where nothing was before.</summary>
    public static TouchedScopes All(SnapshotScopes scopes)
    {
        var touched = new TouchedScopes(scopes.Snapshot, scopes.Snapshot);
        touched.Hosts.UnionWith(scopes.Hosts);
        touched.Hosts.UnionWith(scopes.HostsWithNodes);
        touched.WholeHosts.UnionWith(touched.Hosts);
        touched.Clusters.UnionWith(scopes.Clusters);
        return touched;
    }

    /// <summary>Adds the hosts and containers that what was named is part of the answers of.</summary>
    public void Expand(SnapshotScopes scopes)
    {
        AddOnNetworks();
        AddNodesOfClusters(scopes);
        if (_swarms)
        {
            Hosts.UnionWith(scopes.HostsInSwarms);
        }

        // An engine without root rights publishes in a namespace of its own, and its helper in that of the machine's host.
        Hosts.UnionWith(Hosts.SelectMany(id => new[] { _previous, _current }.SelectMany(s => scopes.HostsBeside(s.Nodes.GetValueOrDefault(id)))).ToList());
    }

    private void Add(Node? was, Node? now)
    {
        Add(was);
        Add(now);
        if (was?.Kind == NodeKind.DockerNetwork && was.Properties is DockerNetworkProperties before && now?.Properties is DockerNetworkProperties after
            && (before.Driver != after.Driver || before.Internal != after.Internal))
        {
            _networks.Add(was.Id);
        }

        // What a Service leads to is held against the sockets of its pods, on whichever hosts they are.
        if ((was ?? now)!.Properties is ServiceProperties { Cluster: var cluster }
            && !(was?.Properties is ServiceProperties led && now?.Properties is ServiceProperties leads && led.Ports == leads.Ports && led.Selector == leads.Selector))
        {
            _onNodes.Add(cluster);
        }

        // What rules over one container ask of its host: whether its kernel is read, and whether it has an address.
        if ((now ?? was)!.Kind is NodeKind.Host or NodeKind.Netns && (IsOwnNetns(was) != IsOwnNetns(now) || HasAddress(was) != HasAddress(now)))
        {
            AddWhole(was);
            AddWhole(now);
        }
    }

    private void Add(Node? node)
    {
        switch (node)
        {
            case null:
                return;
            case { Kind: NodeKind.Interface }:
                break;
            case { Kind: NodeKind.Host }:
                Hosts.Add(node.Id);
                return;
            case { Kind: NodeKind.Cluster }:
                Clusters.Add(node.Id);
                return;
            case { Kind: NodeKind.SwarmService }:
                _swarms = true;
                return;
            case { Kind: NodeKind.Container }:
                Containers.Add(node.Id);
                break;
            case { Kind: NodeKind.K8sNode, Parent: { } cluster }:
                Clusters.Add(cluster);
                _onNodes.Add(cluster);
                break;
            case { Kind: NodeKind.Pod, Properties: PodProperties pod }:
                Clusters.Add(pod.Cluster);
                break;
            case { Kind: NodeKind.Service, Properties: ServiceProperties service }:
                Clusters.Add(service.Cluster);
                if (IsOnNodes(service))
                {
                    _onNodes.Add(service.Cluster);
                }

                break;
        }

        // Most nodes are on one host, and name it by one and the same text.
        if (node.Host is { } host && !ReferenceEquals(host, _lastHost))
        {
            Hosts.Add(host);
            _lastHost = host;
        }
    }

    /// <summary>The edges that ledgers are made of: which networks a container is on, which host a cluster's node is.</summary>
    private void Add(Edge edge)
    {
        if (edge.Kind == EdgeKind.Attached)
        {
            if (Containers.Add(edge.From))
            {
                AddHostOf(edge.From);
            }
        }
        else if (edge.Kind == EdgeKind.RunsOn)
        {
            AddHostOf(edge.To);
        }
    }

    private void AddHostOf(string nodeId)
    {
        Hosts.UnionWith(new[] { _previous, _current }
            .Select(s => HostOf(s.Nodes.GetValueOrDefault(nodeId))).OfType<string>());
    }

    private void AddWhole(Node? node)
    {
        if (HostOf(node) is { } host)
        {
            WholeHosts.Add(host);
        }
    }

    /// <summary>A network's driver, and whether it is internal, tells whether what its containers publish is bound anywhere; a new network has new edges.</summary>
    private void AddOnNetworks()
    {
        if (_networks.Count == 0)
        {
            return;
        }

        foreach (var edge in _current.Edges.Values)
        {
            if (edge.Kind == EdgeKind.Attached && _networks.Contains(edge.To))
            {
                Add(edge);
            }
        }
    }

    private void AddNodesOfClusters(SnapshotScopes scopes)
    {
        if (_onNodes.Count == 0)
        {
            return;
        }

        // The nodes of a cluster may not be readable, and the namespaces of its pods be seen all the same.
        Hosts.UnionWith(_onNodes.SelectMany(scopes.PodsOf).Select(p => p.Host).OfType<string>());

        // A host that no edge leads to any more was touched by the edge that went.
        foreach (var edge in _current.Edges.Values)
        {
            if (edge.Kind == EdgeKind.RunsOn
                && _current.Nodes.GetValueOrDefault(edge.From) is { Kind: NodeKind.K8sNode, Parent: { } cluster } && _onNodes.Contains(cluster))
            {
                AddHostOf(edge.To);
            }
        }
    }

    private static string? HostOf(Node? node) => node?.Kind == NodeKind.Host ? node.Id : node?.Host;

    private static bool IsOwnNetns(Node? node) => node?.Properties is NetnsProperties { Role: "host" };

    private static bool HasAddress(Node? node) => node?.Properties is HostProperties { Addresses.Count: > 0 };

    private static bool IsOnNodes(ServiceProperties service) =>
        service.HealthCheckNodePort > 0 || service.Ports.Any(port => port.NodePort > 0);
}
