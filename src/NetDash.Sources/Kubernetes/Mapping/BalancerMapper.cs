using NetDash.Sources.Kubernetes.Wire;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>status.loadBalancer.ingress of services and ingresses: an address or a name each.</summary>
internal static class BalancerMapper
{
    public static IEnumerable<string?> Addresses(LoadBalancedDto? status) =>
        (status?.LoadBalancer?.Ingress ?? []).Select(i => string.IsNullOrEmpty(i?.Ip) ? i?.Hostname : i.Ip);
}
