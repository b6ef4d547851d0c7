using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>Services → facts.</summary>
internal static class ServiceMapper
{
    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<ServiceFact> Map(ServiceDto service, string clusterId)
    {
        var left = new List<string>();
        var (@namespace, name) = (ObjectMapper.Namespace(service.Metadata), ObjectMapper.Name(service.Metadata));
        var spec = service.Spec;
        var ips = spec?.ClusterIps is { Count: > 0 } several ? several : [spec?.ClusterIp];
        return new Mapped<ServiceFact>(
            new ServiceFact
            {
                Id = NodeId.Service(clusterId, @namespace, name),
                ClusterId = clusterId,
                Namespace = @namespace,
                Name = name,
                ServiceType = Bounded.Name(spec?.Type),
                ClusterIps = ObjectMapper.Texts(ips.Where(ip => ip != "None"), "addresses", left),
                Headless = spec?.ClusterIp == "None",
                ExternalIps = ObjectMapper.Texts((spec?.ExternalIps ?? []).Concat(BalancerMapper.Addresses(service.Status)).Distinct(), "addresses", left),
                ExternalName = spec?.Type == "ExternalName" ? Bounded.Name(spec.ExternalName) : "",
                Ports = Bounded.Items(
                    (spec?.Ports ?? []).OfType<ServicePortDto>()
                        .Select(p => new ServicePort(
                            Bounded.Name(p.Name), ObjectMapper.Port(p.Port), Bounded.Name(p.TargetPort ?? p.Port?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                            ObjectMapper.Port(p.NodePort), ObjectMapper.Protocol(p.Protocol)))
                        .ToList(),
                    "ports", left).ToValueList(),
                Selector = ObjectMapper.Pairs(spec?.Selector, "selectors", left),
                HealthCheckNodePort = ObjectMapper.Port(spec?.HealthCheckNodePort),
                Labels = LabelMapper.Map(service.Metadata?.Labels, left),
            },
            left);
    }
}
