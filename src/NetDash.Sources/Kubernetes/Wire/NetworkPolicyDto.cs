namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/</summary>
internal sealed record NetworkPolicyDto : ObjectDto
{
    public NetworkPolicySpecDto? Spec { get; init; }
}

/// <summary>spec.</summary>
internal sealed record NetworkPolicySpecDto
{
    public SelectorDto? PodSelector { get; init; }

    public List<string?>? PolicyTypes { get; init; }
}

/// <summary>A label selector.</summary>
internal sealed record SelectorDto
{
    public Dictionary<string, string>? MatchLabels { get; init; }

    public List<RequirementDto?>? MatchExpressions { get; init; }
}

/// <summary>An element of matchExpressions.</summary>
internal sealed record RequirementDto
{
    public string? Key { get; init; }

    public string? Operator { get; init; }

    public List<string?>? Values { get; init; }
}
