using System.Runtime.InteropServices;
using NetDash.Analysis.Ports;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>
/// The hosts and clusters of a snapshot. Made in one pass over its nodes, and one over its edges where something asks for one:
/// the snapshot's own indexes would be made for every version, and hold far more.
/// </summary>
internal sealed class SnapshotScopes
{
    // Their containers have addresses of the network's own: nothing is bound on the host, whatever is published.
    private static readonly HashSet<string> DriversWithAddressesOfTheirOwn = new(StringComparer.Ordinal) { "macvlan", "ipvlan" };

    private readonly Dictionary<string, HostNodes> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClusterNodes> _clusters = new(StringComparer.Ordinal);
    private readonly List<Node> _swarmServices = [];
    private readonly HashSet<string> _aside = new(StringComparer.Ordinal);
    private readonly HashSet<string> _without = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _unpublishing;
    private readonly Lazy<ILookup<string, string>> _clustersByHost;
    private readonly Dictionary<string, List<string>> _machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PublishedBeside> _beside = new(StringComparer.Ordinal);

    private SnapshotScopes(TopologySnapshot snapshot)
    {
        Snapshot = snapshot;
        _unpublishing = new(Unpublishing);
        _clustersByHost = new(ClustersByHost);
    }

    public TopologySnapshot Snapshot { get; }

    /// <summary>Swarm services of every swarm, in the order of ids.</summary>
    public IReadOnlyList<Node> SwarmServices => _swarmServices;

    /// <summary>Sorts the nodes of a snapshot into their scopes.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="hosts">The hosts that will be asked for; null for every one.</param>
    public static SnapshotScopes Of(TopologySnapshot snapshot, IReadOnlySet<string>? hosts = null)
    {
        var scopes = new SnapshotScopes(snapshot);
        foreach (var (_, node) in snapshot.Nodes)
        {
            scopes.Add(node, hosts);
        }

        foreach (var machine in scopes._machines.Values)
        {
            machine.Sort(StringComparer.Ordinal);
        }

        foreach (var host in scopes._hosts.Values)
        {
            host.Sort();
        }

        foreach (var cluster in scopes._clusters.Values)
        {
            cluster.Sort();
        }

        scopes._swarmServices.Sort(static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        return scopes;
    }

    public HostScope Host(string id) => new(this, id, _hosts.GetValueOrDefault(id, HostNodes.None));

    public ClusterScope Cluster(string id) => new(this, id, _clusters.GetValueOrDefault(id, ClusterNodes.None));

    /// <summary>Services of a cluster, in the order of ids.</summary>
    public IReadOnlyList<Node> ServicesOf(string clusterId) => _clusters.GetValueOrDefault(clusterId, ClusterNodes.None).Services;

    /// <summary>Ids of the clusters that a host is a node of, in their order.</summary>
    public IEnumerable<string> ClustersOf(string hostId) => _clustersByHost.Value[hostId];

    /// <summary>
    /// Whether a container has no network that publishing works on (R18): its engine keeps what was asked for, and binds nothing.
    /// </summary>
    public bool HasAddressesOfItsOwn(string containerId) => _unpublishing.Value.Contains(containerId);

    /// <summary>
    /// The container that publishes just a port in another host's own namespace on the same machine, as engines without root
    /// rights do; null where there is none.
    /// </summary>
    public Node? PublisherBeside(string hostId, PortAddress address)
    {
        if (!_beside.TryGetValue(hostId, out var published))
        {
            var machine = (Snapshot.Nodes.GetValueOrDefault(hostId)?.Properties as HostProperties)?.MachineId ?? "";
            _beside[hostId] = published = new PublishedBeside(
                _machines.GetValueOrDefault(machine, []).Where(id => id != hostId).Select(id => _hosts.GetValueOrDefault(id, HostNodes.None)));
        }

        return published.At(address);
    }

    private void Add(Node node, IReadOnlySet<string>? hosts)
    {
        switch (node.Kind)
        {
            case NodeKind.Host:
                if (node.Properties is HostProperties { MachineId.Length: > 0 } host)
                {
                    (CollectionsMarshal.GetValueRefOrAddDefault(_machines, host.MachineId, out _) ??= []).Add(node.Id);
                }

                return;
            case NodeKind.Interface:
                return;
            case NodeKind.SwarmService:
                _swarmServices.Add(node);
                return;
            case NodeKind.Service:
                ClusterOf(((ServiceProperties)node.Properties).Cluster).Services.Add(node);
                return;
            case NodeKind.K8sNode when node.Parent is { } cluster:
                ClusterOf(cluster).Machines.Add(node);
                return;
            case NodeKind.DockerNetwork:
                var driver = ((DockerNetworkProperties)node.Properties).Driver;
                if (DriversWithAddressesOfTheirOwn.Contains(driver))
                {
                    _aside.Add(node.Id);
                }
                else if (driver is "null" or "host")
                {
                    _without.Add(node.Id);
                }

                return;
            case NodeKind.Pod:
                ClusterOf(((PodProperties)node.Properties).Cluster).Pods.Add(node);
                break;
        }

        if (node.Host is { } hostId && (hosts is null || hosts.Contains(hostId)))
        {
            if (!_hosts.TryGetValue(hostId, out var nodes))
            {
                _hosts[hostId] = nodes = new HostNodes();
            }

            nodes.Add(node);
        }
    }

    private ClusterNodes ClusterOf(string id)
    {
        if (!_clusters.TryGetValue(id, out var nodes))
        {
            _clusters[id] = nodes = new ClusterNodes();
        }

        return nodes;
    }

    private HashSet<string> Unpublishing()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (_aside.Count == 0)
        {
            return found;
        }

        var publishing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, edge) in Snapshot.Edges)
        {
            if (edge.Kind == EdgeKind.Attached && !_without.Contains(edge.To))
            {
                (_aside.Contains(edge.To) ? found : publishing).Add(edge.From);
            }
        }

        found.ExceptWith(publishing);
        return found;
    }

    private ILookup<string, string> ClustersByHost()
    {
        var clusters = new HashSet<(string Host, string Cluster)>();
        if (_clusters.Values.Any(c => c.Machines.Count > 0))
        {
            foreach (var (_, edge) in Snapshot.Edges)
            {
                if (edge.Kind == EdgeKind.RunsOn
                    && Snapshot.Nodes.GetValueOrDefault(edge.From) is { Kind: NodeKind.K8sNode, Parent: { } cluster })
                {
                    clusters.Add((edge.To, cluster));
                }
            }
        }

        return clusters.OrderBy(c => c.Cluster, StringComparer.Ordinal).ToLookup(c => c.Host, c => c.Cluster, StringComparer.Ordinal);
    }
}
