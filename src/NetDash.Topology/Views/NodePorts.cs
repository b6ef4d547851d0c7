using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Topology.Views;

/// <summary>The ports and addresses that a node has to do with, whatever its kind.</summary>
internal static class NodePorts
{
    public static IEnumerable<(PortProtocol Protocol, int Port)> Of(Node node) => node.Properties switch
    {
        ContainerProperties c => c.Listening.Concat(c.LastListening).Select(s => (s.Protocol, s.Port))
            .Concat(c.PublishedPorts.SelectMany(p => new[] { (p.Protocol, p.HostPort), (p.Protocol, p.ContainerPort) }))
            .Concat(c.ExposedPorts.Select(p => (p.Protocol, p.Port))),
        ProcessProperties p => p.Listening.Select(s => (s.Protocol, s.Port)),
        SwarmServiceProperties s => s.PublishedPorts.SelectMany(p => new[] { (p.Protocol, p.Published), (p.Protocol, p.Target) }),
        PodProperties p => p.Containers.SelectMany(c => c.Ports).SelectMany(x => Some((x.Protocol, x.ContainerPort), (x.Protocol, x.HostPort))),
        ServiceProperties s => s.Ports.SelectMany(p => Some((p.Protocol, p.Port), (p.Protocol, p.NodePort)))
            .Concat(Some((PortProtocol.Tcp, s.HealthCheckNodePort))),
        _ => [],
    };

    public static IEnumerable<string> Addresses(Node node) => node.Properties switch
    {
        HostProperties h => h.Addresses,
        InterfaceProperties i => i.Addresses,
        DockerNetworkProperties d => d.Subnets.Concat(d.Gateways),
        ContainerProperties c => c.Addresses,
        ExternalProperties e => e.Addresses,
        SwarmServiceProperties s => s.VirtualIps,
        K8sNodeProperties k => k.Addresses.Concat(k.PodCidrs),
        PodProperties p => p.PodIps,
        ServiceProperties s => s.ClusterIps.Concat(s.ExternalIps),
        IngressProperties i => i.Addresses,
        _ => [],
    };

    private static IEnumerable<(PortProtocol Protocol, int Port)> Some(params (PortProtocol Protocol, int Port)[] ports) => ports.Where(p => p.Port > 0);
}
