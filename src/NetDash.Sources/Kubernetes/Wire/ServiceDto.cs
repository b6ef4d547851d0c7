using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/</summary>
internal sealed record ServiceDto : ObjectDto
{
    public ServiceSpecDto? Spec { get; init; }

    public LoadBalancedDto? Status { get; init; }
}

/// <summary>spec.</summary>
internal sealed record ServiceSpecDto
{
    public string? Type { get; init; }

    [JsonPropertyName("clusterIP")]
    public string? ClusterIp { get; init; }

    [JsonPropertyName("clusterIPs")]
    public List<string?>? ClusterIps { get; init; }

    [JsonPropertyName("externalIPs")]
    public List<string?>? ExternalIps { get; init; }

    public string? ExternalName { get; init; }

    public int? HealthCheckNodePort { get; init; }

    public Dictionary<string, string>? Selector { get; init; }

    public List<ServicePortDto?>? Ports { get; init; }
}

/// <summary>An element of spec.ports.</summary>
internal sealed record ServicePortDto
{
    public string? Name { get; init; }

    public int? Port { get; init; }

    [JsonConverter(typeof(IntOrTextConverter))]
    public string? TargetPort { get; init; }

    public int? NodePort { get; init; }

    public string? Protocol { get; init; }
}

/// <summary>status of a service or an ingress.</summary>
internal sealed record LoadBalancedDto
{
    public LoadBalancerDto? LoadBalancer { get; init; }
}

/// <summary>status.loadBalancer.</summary>
internal sealed record LoadBalancerDto
{
    public List<AddressDto?>? Ingress { get; init; }
}
