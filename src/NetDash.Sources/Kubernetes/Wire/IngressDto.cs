namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/</summary>
internal sealed record IngressDto : ObjectDto
{
    public IngressSpecDto? Spec { get; init; }

    public LoadBalancedDto? Status { get; init; }
}

/// <summary>spec.</summary>
internal sealed record IngressSpecDto
{
    public string? IngressClassName { get; init; }

    public IngressBackendDto? DefaultBackend { get; init; }

    public List<IngressRuleDto?>? Rules { get; init; }
}

/// <summary>An element of spec.rules.</summary>
internal sealed record IngressRuleDto
{
    public string? Host { get; init; }

    public IngressPathsDto? Http { get; init; }
}

/// <summary>http of a rule.</summary>
internal sealed record IngressPathsDto
{
    public List<IngressPathDto?>? Paths { get; init; }
}

/// <summary>An element of http.paths.</summary>
internal sealed record IngressPathDto
{
    public string? Path { get; init; }

    public IngressBackendDto? Backend { get; init; }
}

/// <summary>Where a path leads: a service, or some other resource that is not followed.</summary>
internal sealed record IngressBackendDto
{
    public IngressServiceDto? Service { get; init; }
}

/// <summary>service of a backend.</summary>
internal sealed record IngressServiceDto
{
    public string? Name { get; init; }

    public IngressPortDto? Port { get; init; }
}

/// <summary>port of a backend's service: a number or a name.</summary>
internal sealed record IngressPortDto
{
    public string? Name { get; init; }

    public int? Number { get; init; }
}
