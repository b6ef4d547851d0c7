using System.Runtime.InteropServices;
using NetDash.Analysis.Ports;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

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
    private readonly List<string> _hostIds = [];
    private readonly List<string> _hostsInSwarms = [];
    private string? _lastHost;
    private HostNodes _lastNodes = HostNodes.None;
    private readonly Dictionary<string, PublishedBeside> _beside = new(StringComparer.Ordinal);
    private readonly SelectedPodsKeeper _selected;

    private SnapshotScopes(TopologySnapshot snapshot, SelectedPodsKeeper? selected)
    {
        Snapshot = snapshot;
        _selected = selected ?? new SelectedPodsKeeper();
        _unpublishing = new(Unpublishing);
        _clustersByHost = new(ClustersByHost);
    }

    public TopologySnapshot Snapshot { get; }

    /// <summary>Swarm services of every swarm, in one order.</summary>
    public IReadOnlyList<Node> SwarmServices => _swarmServices;

    /// <summary>Ids of the hosts, in their order.</summary>
    public IReadOnlyList<string> Hosts => _hostIds;

    /// <summary>Ids of the hosts with an engine in a swarm.</summary>
    public IReadOnlyList<string> HostsInSwarms => _hostsInSwarms;

    /// <summary>Ids of the hosts that something is on, whether they are known themselves or not.</summary>
    public IReadOnlyCollection<string> HostsWithNodes => _hosts.Keys;

    /// <summary>Ids of the clusters that something is in.</summary>
    public IReadOnlyCollection<string> Clusters => _clusters.Keys;

    /// <summary>Sorts the nodes of a snapshot into their scopes.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="selected">What is known from the versions before it of which pods Services select; null for nothing.</param>
    public static SnapshotScopes Of(TopologySnapshot snapshot, SelectedPodsKeeper? selected = null)
    {
        var scopes = new SnapshotScopes(snapshot, selected);
        foreach (var (_, node) in snapshot.Nodes)
        {
            scopes.Add(node);
        }

        scopes.Sort();
        return scopes;
    }

    /// <summary>The same, where all nodes of the snapshot are at hand as a list.</summary>
    public static SnapshotScopes Of(TopologySnapshot snapshot, ValueList<Node> nodes, SelectedPodsKeeper? selected = null)
    {
        var scopes = new SnapshotScopes(snapshot, selected);
        foreach (var node in nodes)
        {
            scopes.Add(node);
        }

        scopes.Sort();
        return scopes;
    }

    public HostScope Host(string id) => new(this, id, NodesOf(id));

    public ClusterScope Cluster(string id) => new(this, id, NodesOfCluster(id));

    /// <summary>Services of a cluster, in one order.</summary>
    public IReadOnlyList<Node> ServicesOf(string clusterId) => NodesOfCluster(clusterId).Services;

    /// <summary>Pods of a cluster, in one order.</summary>
    public IReadOnlyList<Node> PodsOf(string clusterId) => NodesOfCluster(clusterId).Pods;

    /// <summary>Which pods each Service of a cluster selects.</summary>
    public SelectedPods SelectedIn(string clusterId) => _selected.Of(clusterId, NodesOfCluster(clusterId));

    /// <summary>Ids of the hosts on the same machine as a host, itself among them; none where the machine is not known.</summary>
    public IEnumerable<string> HostsBeside(Node? host) =>
        host?.Properties is HostProperties { MachineId: { Length: > 0 } machine } ? _machines.GetValueOrDefault(machine, []) : [];

    /// <summary>Ids of the clusters that a host is a node of, in their order.</summary>
    public IEnumerable<string> ClustersOf(string hostId) => _clustersByHost.Value[hostId];

    /// <summary>
    /// Whether a container has no network that publishing works on, but some that it does not (R18, and internal ones): its engine keeps
    /// what was asked for, and binds nothing.
    /// </summary>
    public bool BindsNothing(string containerId) => _unpublishing.Value.Contains(containerId);

    /// <summary>
    /// The container that publishes just a port in another host's own namespace on the same machine, as engines without root
    /// rights do; null where there is none.
    /// </summary>
    public Node? PublisherBeside(string hostId, PortAddress address)
    {
        if (!_beside.TryGetValue(hostId, out var published))
        {
            _beside[hostId] = published = new PublishedBeside(
                HostsBeside(Snapshot.Nodes.GetValueOrDefault(hostId)).Where(id => id != hostId).Select(NodesOf));
        }

        return published.At(address);
    }

    private void Sort()
    {
        foreach (var machine in _machines.Values)
        {
            machine.Sort(StringComparer.Ordinal);
        }

        _hostIds.Sort(StringComparer.Ordinal);
        NodeOrder.Sort(_swarmServices);
    }

    private void Add(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Host:
                AddHost(node, (HostProperties)node.Properties);

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
                var network = (DockerNetworkProperties)node.Properties;
                // An internal network has no way in (libnetwork's bridge driver makes no port mapping on it, and no gateway in an overlay).
                if (network.Internal || DriversWithAddressesOfTheirOwn.Contains(network.Driver))
                {
                    _aside.Add(node.Id);
                }
                else if (network.Driver is "null" or "host")
                {
                    _without.Add(node.Id);
                }

                return;
            case NodeKind.Pod:
                ClusterOf(((PodProperties)node.Properties).Cluster).Pods.Add(node);
                break;
        }

        if (node.Host is { } hostId)
        {
            // Most nodes are on one host, and name it by one and the same text.
            if (!ReferenceEquals(hostId, _lastHost))
            {
                _lastNodes = CollectionsMarshal.GetValueRefOrAddDefault(_hosts, hostId, out _) ??= new HostNodes();
                _lastHost = hostId;
            }

            _lastNodes.Add(node);
        }
    }

    private void AddHost(Node node, HostProperties host)
    {
        _hostIds.Add(node.Id);
        if (host.MachineId.Length > 0)
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(_machines, host.MachineId, out _) ??= []).Add(node.Id);
        }

        if (host.SwarmIds.Count > 0)
        {
            _hostsInSwarms.Add(node.Id);
        }
    }

    private HostNodes NodesOf(string hostId)
    {
        var nodes = _hosts.GetValueOrDefault(hostId, HostNodes.None);
        nodes.Sort();
        return nodes;
    }

    private ClusterNodes NodesOfCluster(string clusterId)
    {
        var nodes = _clusters.GetValueOrDefault(clusterId, ClusterNodes.None);
        nodes.Sort();
        return nodes;
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
