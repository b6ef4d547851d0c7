namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/service-resources/endpoint-slice-v1/</summary>
internal sealed record EndpointSliceDto : ObjectDto
{
    public string? AddressType { get; init; }

    public List<EndpointDto?>? Endpoints { get; init; }

    public List<EndpointPortDto?>? Ports { get; init; }
}

/// <summary>An element of endpoints.</summary>
internal sealed record EndpointDto
{
    public List<string?>? Addresses { get; init; }

    public EndpointConditionsDto? Conditions { get; init; }

    public TargetDto? TargetRef { get; init; }
}

/// <summary>conditions of an endpoint.</summary>
internal sealed record EndpointConditionsDto
{
    public bool? Ready { get; init; }

    public bool? Serving { get; init; }

    public bool? Terminating { get; init; }
}

/// <summary>targetRef.</summary>
internal sealed record TargetDto
{
    public string? Kind { get; init; }

    public string? Uid { get; init; }
}

/// <summary>An element of ports.</summary>
internal sealed record EndpointPortDto
{
    public string? Name { get; init; }

    public int? Port { get; init; }

    public string? Protocol { get; init; }
}
