using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Services → nodes, with how many endpoints answer for them.</summary>
internal sealed class ServiceLinker : Linker<ServiceFact>
{
    protected override void Link(ServiceFact service, LinkContext context)
    {
        // A pod with two addresses stands in two slices and is one endpoint.
        var endpoints = context.Find<EndpointSliceFact>(JoinKeys.SlicesOf(service.Id))
            .SelectMany(slice => slice.Endpoints)
            .GroupBy(e => e.PodUid.Length > 0 ? e.PodUid : e.Address, StringComparer.Ordinal).ToList();
        context.Emit(new Node
        {
            Id = service.Id,
            Kind = NodeKind.Service,
            Name = service.Name,
            Parent = K8sNamespaceLinker.ParentOf(service.ClusterId, service.Namespace, context),
            Labels = service.Labels,
            Properties = new ServiceProperties
            {
                Cluster = NodeId.Cluster(service.ClusterId),
                Namespace = service.Namespace,
                ServiceType = service.ServiceType,
                ClusterIps = service.ClusterIps,
                ExternalIps = service.ExternalIps,
                ExternalName = service.ExternalName,
                Ports = service.Ports,
                Selector = service.Selector,
                Headless = service.Headless,
                HealthCheckNodePort = service.HealthCheckNodePort,
                ReadyEndpoints = endpoints.Count(e => e.Any(x => x.Ready)),
                TotalEndpoints = endpoints.Count,
            },
        });

        if (service.ExternalName.Length > 0)
        {
            var ports = service.Ports.Select(p => new EndpointPort(p.Name, p.Port, p.Protocol)).ToValueList();
            EndpointLinker.Emit(
                service.Id, EndpointLinker.External(service.ExternalName, context),
                new EndpointProperties(Ready: true, Serving: true, Terminating: false, ports, service.ExternalName), context);
        }
    }
}
