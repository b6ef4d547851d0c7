using NetDash.Topology.Model;

namespace NetDash.Analysis.Findings;

/// <summary>
/// The hosts and clusters that a delta concerns. Most nodes say themselves where they are; what has no host, yet is part of the
/// ledgers of hosts (a Swarm service, a Service, a node of a cluster), concerns every host that it answers on.
/// </summary>
internal sealed class TouchedScopes
{
    private readonly TopologySnapshot _previous;
    private readonly TopologySnapshot _current;
    private readonly Lazy<Node[]> _hosts;
    private bool _swarms;

    private TouchedScopes(TopologySnapshot previous, TopologySnapshot current)
    {
        _previous = previous;
        _current = current;
        _hosts = new(() => [.. current.Nodes.Values.Where(n => n.Kind == NodeKind.Host)]);
    }

    public HashSet<string> Hosts { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Clusters { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Hosts.Count + Clusters.Count == 0;

    public bool Contains(string scope) => Hosts.Contains(scope) || Clusters.Contains(scope);

    public static TouchedScopes Of(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta)
    {
        var touched = new TouchedScopes(previous, current);
        var published = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in delta.UpsertedNodes)
        {
            touched.Add(node, published);
            touched.Add(previous.Nodes.GetValueOrDefault(node.Id), published);
        }

        foreach (var id in delta.RemovedNodes)
        {
            touched.Add(previous.Nodes[id], published);
        }

        foreach (var edge in delta.UpsertedEdges)
        {
            touched.Add(edge);
        }

        foreach (var id in delta.RemovedEdges)
        {
            touched.Add(previous.Edges[id]);
        }

        touched.AddHostsOf(published);
        return touched;
    }

    private void Add(Node? node, HashSet<string> published)
    {
        switch (node)
        {
            case null:
                return;
            case { Kind: NodeKind.Host }:
                Hosts.Add(node.Id);
                return;
            case { Kind: NodeKind.Cluster }:
                Clusters.Add(node.Id);
                return;
            case { Kind: NodeKind.SwarmService }:
                _swarms = true;
                return;
            case { Kind: NodeKind.K8sNode, Parent: { } cluster }:
                Clusters.Add(cluster);
                published.Add(cluster);
                break;
            case { Properties: PodProperties pod }:
                Clusters.Add(pod.Cluster);
                break;
            case { Properties: ServiceProperties service }:
                Clusters.Add(service.Cluster);
                if (IsOnNodes(service))
                {
                    published.Add(service.Cluster);
                }

                break;
        }

        if (node.Host is { } host)
        {
            Hosts.Add(host);
        }
    }

    /// <summary>The edges that ledgers are made of: which networks a container is on, which host a cluster's node is.</summary>
    private void Add(Edge edge)
    {
        if (edge.Kind == EdgeKind.Attached)
        {
            AddHostOf(edge.From);
        }
        else if (edge.Kind == EdgeKind.RunsOn)
        {
            AddHostOf(edge.To);
        }
    }

    private void AddHostOf(string nodeId)
    {
        foreach (var snapshot in new[] { _previous, _current })
        {
            if (snapshot.Nodes.GetValueOrDefault(nodeId) is { } node && (node.Kind == NodeKind.Host ? node.Id : node.Host) is { } host)
            {
                Hosts.Add(host);
            }
        }
    }

    private void AddHostsOf(HashSet<string> published)
    {
        if (_swarms)
        {
            Hosts.UnionWith(_hosts.Value.Where(n => n.Properties is HostProperties { SwarmIds.Count: > 0 }).Select(n => n.Id));
        }

        AddHostsBeside();
        if (published.Count > 0)
        {
            // A host that no edge leads to any more was touched by the edge that went.
            Hosts.UnionWith(_current.Edges.Values
                .Where(e => e.Kind == EdgeKind.RunsOn && _current.Nodes.GetValueOrDefault(e.From) is { Kind: NodeKind.K8sNode, Parent: { } cluster } && published.Contains(cluster))
                .Select(e => e.To).Where(id => _current.Nodes.GetValueOrDefault(id)?.Kind == NodeKind.Host));
        }
    }

    /// <summary>An engine without root rights publishes in a namespace of its own, and its helper in that of the machine's host.</summary>
    private void AddHostsBeside()
    {
        var machines = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in Hosts)
        {
            foreach (var snapshot in new[] { _previous, _current })
            {
                if (snapshot.Nodes.GetValueOrDefault(id)?.Properties is HostProperties { MachineId.Length: > 0 } host)
                {
                    machines.Add(host.MachineId);
                }
            }
        }

        if (machines.Count > 0)
        {
            Hosts.UnionWith(_hosts.Value.Where(n => machines.Contains(((HostProperties)n.Properties).MachineId)).Select(n => n.Id));
        }
    }

    private static bool IsOnNodes(ServiceProperties service)
    {
        foreach (var port in service.Ports)
        {
            if (port.NodePort > 0)
            {
                return true;
            }
        }

        return service.HealthCheckNodePort > 0;
    }
}
