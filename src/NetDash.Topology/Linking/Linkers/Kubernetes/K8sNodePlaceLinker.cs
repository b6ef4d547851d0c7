using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>
/// Node of a cluster ↔ container or machine. A container's kubelet shows a machine id of the container's own and the boot id of the
/// machine's kernel, so a node that is a container is told first.
/// </summary>
internal sealed class K8sNodePlaceLinker : Linker<K8sNodeFact>
{
    protected override void Link(K8sNodeFact node, LinkContext context)
    {
        var place = new K8sNodePlace { Id = K8sNodePlace.IdOf(node.Id), NodeId = node.Id };
        if (ContainerOf(node, context) is { } container)
        {
            var seat = context.Get<ContainerSeat>(ContainerSeat.IdOf(container.Id));
            context.Emit(place with { ContainerNodeId = container.Id, HostId = seat?.HostId ?? "", NetnsId = seat?.NetnsId ?? "" });
        }
        else if (context.Get<HostFact>(NodeId.Host(node.MachineId)) is { } machine && IsSameBoot(machine, node))
        {
            context.Emit(place with { HostId = machine.Id, NetnsId = machine.NetnsId });
        }
        else if (HostWith(node, context) is { } found)
        {
            context.Emit(place with { HostId = found.HostId, NetnsId = found.NetnsId });
        }
        else if (node.BootId.Length > 0 && context.Find<HostFact>(JoinKeys.Boot(node.BootId)).FirstOrDefault() is { } booted)
        {
            // The same kernel for sure, but perhaps a container of it that nobody tells of: its namespace is not known.
            context.Emit(place with { HostId = booted.Id });
        }
    }

    /// <summary>KinD, k3d and minikube name container, host name and node alike; the address tells it from a namesake.</summary>
    private static ContainerFact? ContainerOf(K8sNodeFact node, LinkContext context) => new[] { node.Name, node.Hostname }
        .Where(name => name.Length > 0).Distinct()
        .SelectMany(name => context.Find<ContainerFact>(JoinKeys.ContainersNamed(name)))
        .FirstOrDefault(c => c.IsRunning && c.Endpoints.Any(e => node.Addresses.Contains(e.Ipv4) || node.Addresses.Contains(e.Ipv6)));

    /// <summary>Machines made from one image may share a machine id, never a boot.</summary>
    private static bool IsSameBoot(HostFact machine, K8sNodeFact node) =>
        node.BootId.Length == 0 || node.BootId.Equals(machine.BootId, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A host with one of the node's addresses, of a kernel that the node may run on: the same private address on another network is
    /// another machine's.
    /// </summary>
    private static NetnsPlace? HostWith(K8sNodeFact node, LinkContext context) => node.Addresses
        .SelectMany(address => context.Find<NetnsAddresses>(JoinKeys.Address(address)))
        .Where(found => context.Get<NetnsFact>(found.NetnsId) is { } netns && context.Get<HostFact>(netns.HostId) is { } machine && IsSameBoot(machine, node))
        .Select(found => context.Get<NetnsPlace>(NetnsPlace.IdOf(found.NetnsId)))
        .Where(place => place?.Role == "host")
        .OrderBy(place => place!.HostId, StringComparer.Ordinal).FirstOrDefault();
}
