namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>What the server answers in place of what was asked for: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/</summary>
internal sealed record StatusDto
{
    public string? Message { get; init; }

    public string? Reason { get; init; }

    public int? Code { get; init; }

    public StatusDetailsDto? Details { get; init; }
}

/// <summary>details.</summary>
internal sealed record StatusDetailsDto
{
    public int? RetryAfterSeconds { get; init; }
}

/// <summary>metadata of a list.</summary>
internal sealed record ListMetadataDto
{
    public string? ResourceVersion { get; init; }

    public string? Continue { get; init; }
}

/// <summary><c>GET /version</c>.</summary>
internal sealed record VersionDto
{
    public string? GitVersion { get; init; }
}
