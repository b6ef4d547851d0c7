using System.Net;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// Ports that Kubernetes forwards on a node: hostPort (the CNI plugin portmap: DNAT, no socket), nodePort (kube-proxy: DNAT, no
/// socket since kubernetes#108496) and healthCheckNodePort (a socket of kube-proxy's), and what pods that do not run want.
/// </summary>
internal static class ClusterPorts
{
    public static IEnumerable<LedgerEntry> Forwarded(HostScope host)
    {
        foreach (var node in host.Pods)
        {
            var pod = (PodProperties)node.Properties;
            if (pod.Phase is not ("Running" or "Unknown"))
            {
                continue;
            }

            foreach (var port in pod.Containers.SelectMany(c => c.Ports))
            {
                // A host-network pod opens the port itself: the kernel tells, where it is read.
                if (port.HostPort > 0 && (!pod.HostNetwork || !host.HasKernel) && Address(port) is { } address)
                {
                    yield return Entry(host, node, address, pod.HostNetwork ? PortState.Held : PortState.Forwarded, PortVia.HostPort) with
                    {
                        ForwardsTo = pod.HostNetwork || pod.PodIps.Count == 0 ? "" : $"{pod.PodIps[0]}:{port.ContainerPort}",
                        HasSocket = pod.HostNetwork,
                    };
                }
            }
        }

        var clusters = host.Snapshot.EdgesOf(host.HostId)
            .Where(e => e.Kind == EdgeKind.RunsOn && e.To == host.HostId)
            .Select(e => host.Snapshot.Nodes.GetValueOrDefault(e.From))
            .Where(n => n?.Kind == NodeKind.K8sNode && n.Parent is not null)
            .Select(n => n!.Parent!).ToHashSet(StringComparer.Ordinal);
        if (clusters.Count == 0)
        {
            yield break;
        }

        foreach (var node in host.Snapshot.OfKind(NodeKind.Service).OrderBy(n => n.Id, StringComparer.Ordinal))
        {
            var service = (ServiceProperties)node.Properties;
            if (!clusters.Contains(service.Cluster))
            {
                continue;
            }

            foreach (var port in service.Ports)
            {
                if (port.NodePort > 0)
                {
                    yield return Entry(host, node, new PortAddress(port.Protocol, IPAddress.Any, port.NodePort, false), PortState.Forwarded, PortVia.NodePort) with
                    {
                        ForwardsTo = service.ClusterIps.Count == 0 ? "" : $"{service.ClusterIps[0]}:{port.Port}",
                    };
                }
            }

            if (service.HealthCheckNodePort > 0)
            {
                yield return Entry(
                    host, node, new PortAddress(Topology.Facts.PortProtocol.Tcp, IPAddress.Any, service.HealthCheckNodePort, false),
                    PortState.Held, PortVia.HealthCheckNodePort) with
                {
                    HasSocket = true,
                };
            }
        }
    }

    /// <summary>What a pod that was sent here, and does not run yet, will want.</summary>
    public static IEnumerable<LedgerEntry> Wanted(HostScope host)
    {
        foreach (var node in host.Pods)
        {
            var pod = (PodProperties)node.Properties;
            if (pod.Phase != "Pending")
            {
                continue;
            }

            foreach (var port in pod.Containers.SelectMany(c => c.Ports))
            {
                if (port.HostPort > 0 && Address(port) is { } address)
                {
                    yield return Entry(host, node, address, PortState.Wanted, PortVia.HostPort);
                }
            }
        }
    }

    /// <summary>Where a pod's hostPort is bound.</summary>
    public static PortAddress? Address(PodPort port) => port.HostIp.Length == 0
        ? new PortAddress(port.Protocol, IPAddress.Any, port.HostPort, false)
        : PortAddress.From(port.Protocol, port.HostIp, port.HostPort, port.HostIp.Contains(':', StringComparison.Ordinal));

    private static LedgerEntry Entry(HostScope host, Node owner, PortAddress address, PortState state, PortVia via) => new()
    {
        Host = host.HostId,
        Netns = host.OwnNetns,
        At = address,
        State = state,
        Via = via,
        Owner = owner,
    };
}
