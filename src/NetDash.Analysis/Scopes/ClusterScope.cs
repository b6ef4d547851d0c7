using NetDash.Analysis.Ports;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Scopes;

/// <summary>One Kubernetes cluster of a snapshot, on however many hosts, seen or not.</summary>
internal sealed class ClusterScope(SnapshotScopes all, string clusterId, ClusterNodes nodes) : Scope(all.Snapshot, clusterId)
{
    public IReadOnlyList<Node> Machines { get; } = nodes.Machines;

    public IReadOnlyList<Node> Pods { get; } = nodes.Pods;

    public IReadOnlyList<Node> Services { get; } = nodes.Services;

    /// <summary>The pods that a Service selects, one after the other; none without a selector.</summary>
    public IEnumerable<Node> PodsOf(Node service) => all.SelectedIn(Id).Of(service.Id).Select(id => Snapshot.Nodes[id]);

    /// <summary>A pod that a Service which selects none was most likely meant for, in words; null for none.</summary>
    public string? NearMiss(Node service) => all.SelectedIn(Id).NearMiss(service);

    /// <summary>Whether a resource, as <c>pods</c>, may be read: that there is none of it then means something.</summary>
    public bool IsRead(string resource) => (Snapshot.Nodes.GetValueOrDefault(Id)?.Properties as ClusterProperties)?.Unread.Contains(resource) != true;

    /// <summary>Whether something in the namespace that a pod holds is seen to listen on a port, where others can reach it.</summary>
    public bool Listens(Node pod, PortProtocol protocol, int port) =>
        Snapshot.Nodes.GetValueOrDefault(((PodProperties)pod.Properties).PauseContainer)?.Parent is { } netns
        && Snapshot.ChildrenOf(netns).Any(n => n.Properties is ContainerProperties container
            && container.Listening.Any(s => s.Protocol == protocol && s.Port == port
                && PortAddress.From(s.Protocol, s.Address, s.Port, s.V6Only) is { Exposure: not PortExposure.Loopback }));
}
