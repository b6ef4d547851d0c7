using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/ ; what is not named in these types is passed over
// by the reader, so that environment, arguments and annotations never become strings of this program.

/// <summary>Any object of the API.</summary>
internal record ObjectDto
{
    public MetadataDto? Metadata { get; init; }
}

/// <summary>metadata.</summary>
internal sealed record MetadataDto
{
    public string? Name { get; init; }

    public string? Namespace { get; init; }

    public string? Uid { get; init; }

    public string? ResourceVersion { get; init; }

    public string? DeletionTimestamp { get; init; }

    public Dictionary<string, string>? Labels { get; init; }

    public AnnotationsDto? Annotations { get; init; }

    public List<OwnerDto?>? OwnerReferences { get; init; }
}

/// <summary>The annotations that are read.</summary>
internal sealed record AnnotationsDto
{
    /// <summary>What a static pod is known by to its kubelet, and so to its cgroups.</summary>
    [JsonPropertyName("kubernetes.io/config.hash")]
    public string? ConfigHash { get; init; }

    /// <summary>What stood for spec.ingressClassName until networking.k8s.io/v1.</summary>
    [JsonPropertyName("kubernetes.io/ingress.class")]
    public string? IngressClass { get; init; }
}

/// <summary>An element of metadata.ownerReferences.</summary>
internal sealed record OwnerDto
{
    public string? Uid { get; init; }

    public bool? Controller { get; init; }
}
