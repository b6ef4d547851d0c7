using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
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
                        Target = pod.HostNetwork || pod.PodIps.Count == 0 ? default : new PortTarget(pod.PodIps[0], port.ContainerPort),
                        HasSocket = pod.HostNetwork || !host.HasKernel,
                    };
                }
            }
        }

        foreach (var node in host.All.ClustersOf(host.HostId).SelectMany(host.All.ServicesOf))
        {
            var service = (ServiceProperties)node.Properties;
            foreach (var port in service.Ports)
            {
                if (port.NodePort == 0)
                {
                    continue;
                }

                foreach (var every in Families(service))
                {
                    yield return Entry(host, node, new PortAddress(port.Protocol, every, port.NodePort, every.Equals(IPAddress.IPv6Any)), PortState.Forwarded, PortVia.NodePort) with
                    {
                        Target = Target(service, every.AddressFamily, port.Port),
                        HasSocket = !host.HasKernel,
                    };
                }
            }

            if (service.HealthCheckNodePort > 0)
            {
                yield return Entry(
                    host, node, new PortAddress(PortProtocol.Tcp, IPAddress.Any, service.HealthCheckNodePort, false),
                    PortState.Held, PortVia.HealthCheckNodePort) with
                {
                    // kube-proxy's own, which is seen where sockets are read.
                    HasSocket = !host.HasKernel,
                };
            }
        }
    }

    /// <summary>A node answers in the families that the Service has addresses of.</summary>
    private static IEnumerable<IPAddress> Families(ServiceProperties service)
    {
        var six = service.ClusterIps.Any(ip => ip.Contains(':', StringComparison.Ordinal));
        if (!six || service.ClusterIps.Any(ip => !ip.Contains(':', StringComparison.Ordinal)))
        {
            yield return IPAddress.Any;
        }

        if (six)
        {
            yield return IPAddress.IPv6Any;
        }
    }

    private static PortTarget Target(ServiceProperties service, AddressFamily family, int port)
    {
        var six = family == AddressFamily.InterNetworkV6;
        var address = service.ClusterIps.FirstOrDefault(ip => ip.Contains(':', StringComparison.Ordinal) == six);
        return address is null ? default : new PortTarget(address, port);
    }

    /// <summary>What a pod that was sent here, and does not run yet, will want; and one in the host's namespace that ends again and again.</summary>
    public static IEnumerable<LedgerEntry> Wanted(HostScope host)
    {
        foreach (var node in host.Pods)
        {
            var pod = (PodProperties)node.Properties;
            foreach (var port in pod is { HostNetwork: true, Phase: "Running" } ? pod.Containers.Where(PodWords.IsCrashing).SelectMany(c => c.Ports) : [])
            {
                if (OnHostNetwork(host, node, port) is { } wanted)
                {
                    yield return wanted;
                }
            }

            foreach (var port in pod.Phase == "Pending" ? pod.Containers.SelectMany(c => c.Ports) : [])
            {
                if (port.HostPort > 0 && Address(port) is { } address)
                {
                    yield return Entry(host, node, address, PortState.Wanted, PortVia.HostPort);
                }
            }
        }
    }

    /// <summary>What a pod in the host's own namespace wants there: each port that it declares.</summary>
    public static LedgerEntry? OnHostNetwork(HostScope host, Node pod, PodPort port) =>
        Address(port with { HostPort = port.ContainerPort }) is { } address ? Entry(host, pod, address, PortState.Wanted, PortVia.HostPort) : null;

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
