using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Swarm services → nodes; every manager of a swarm tells of the same ones.</summary>
internal sealed class SwarmServiceLinker : Linker<SwarmServiceFact>
{
    protected override void Link(SwarmServiceFact service, LinkContext context) => context.Emit(new Node
    {
        Id = service.Id,
        Kind = NodeKind.SwarmService,
        Name = service.Name,
        Labels = service.Labels,
        Properties = new SwarmServiceProperties
        {
            SwarmId = service.SwarmId,
            Replicas = service.Replicas,
            Mode = service.Mode,
            VirtualIps = service.VirtualIps,
            PublishedPorts = service.Ports,
        },
    });
}
