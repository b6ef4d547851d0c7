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
        _ => [],
    };
}
