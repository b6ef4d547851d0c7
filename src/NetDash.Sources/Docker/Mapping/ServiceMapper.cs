using Docker.DotNet.Models;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Docker.Mapping;

/// <summary>Swarm services → facts.</summary>
internal static class ServiceMapper
{
    /// <summary>Of an element of <c>GET /services</c>.</summary>
    /// <param name="service">The element.</param>
    /// <param name="swarmId">Info.Swarm.Cluster.ID of the manager that told it.</param>
    /// <exception cref="FormatException">It has no id.</exception>
    public static Mapped<SwarmServiceFact> Map(SwarmService service, string swarmId)
    {
        var left = new List<string>();
        if (string.IsNullOrEmpty(service.ID))
        {
            throw new FormatException("The service has no ID.");
        }

        var id = Bounded.Name(service.ID);
        var (mode, replicas) = Mode(service.Spec?.Mode);
        var fact = new SwarmServiceFact
        {
            Id = NodeId.SwarmService(id),
            ServiceId = id,
            SwarmId = swarmId,
            Name = string.IsNullOrEmpty(service.Spec?.Name) ? id : Bounded.Name(service.Spec.Name),
            Mode = mode,
            Replicas = (int)Math.Min(replicas, int.MaxValue),
            VirtualIps = Bounded.Items(
                (service.Endpoint?.VirtualIPs ?? []).Where(ip => !string.IsNullOrEmpty(ip?.Addr)).Select(ip => Bounded.Name(ip.Addr))
                    .Order(StringComparer.Ordinal).ToList(),
                "virtual addresses", left).ToValueList(),
            Ports = Ports(service, left),
            Labels = LabelMapper.Map(service.Spec?.Labels, left),
        };
        return new Mapped<SwarmServiceFact>(fact, left);
    }

    private static (string Mode, ulong Replicas) Mode(ServiceMode? mode) => mode switch
    {
        { Replicated: { } replicated } => ("replicated", replicated.Replicas ?? 1),
        { Global: not null } => ("global", 0),
        { ReplicatedJob: { } job } => ("replicated-job", job.TotalCompletions ?? 1),
        { GlobalJob: not null } => ("global-job", 0),
        _ => ("", 0),
    };

    /// <summary>Endpoint.Ports has the ports that the manager chose; before it has, what the service asks for stands for them.</summary>
    private static ValueList<SwarmPort> Ports(SwarmService service, List<string> left) => Bounded.Items(
        (service.Endpoint?.Ports ?? service.Spec?.EndpointSpec?.Ports ?? [])
            .Where(port => port is not null)
            .Select(port => new SwarmPort(
                Port(port.PublishedPort),
                Port(port.TargetPort),
                port.Protocol switch { "udp" => PortProtocol.Udp, "sctp" => PortProtocol.Sctp, _ => PortProtocol.Tcp },
                port.PublishMode == "host" ? "host" : "ingress"))
            .OrderBy(p => p.Published).ThenBy(p => p.Target).ThenBy(p => p.Protocol)
            .ToList(),
        "ports", left).ToValueList();

    private static int Port(uint? port) => port is > 0 and <= 65535 ? (int)port.Value : 0;
}
