namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/namespace-v1/</summary>
internal sealed record NamespaceDto : ObjectDto
{
    public NamespaceStatusDto? Status { get; init; }
}

/// <summary>status.</summary>
internal sealed record NamespaceStatusDto
{
    public string? Phase { get; init; }
}
