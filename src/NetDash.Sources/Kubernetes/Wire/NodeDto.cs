using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/node-v1/</summary>
internal sealed record NodeDto : ObjectDto
{
    public NodeSpecDto? Spec { get; init; }

    public NodeStatusDto? Status { get; init; }
}

/// <summary>spec.</summary>
internal sealed record NodeSpecDto
{
    [JsonPropertyName("podCIDR")]
    public string? PodCidr { get; init; }

    [JsonPropertyName("podCIDRs")]
    public List<string?>? PodCidrs { get; init; }

    public bool? Unschedulable { get; init; }
}

/// <summary>status.</summary>
internal sealed record NodeStatusDto
{
    public List<NodeAddressDto?>? Addresses { get; init; }

    public List<ConditionDto?>? Conditions { get; init; }

    public NodeInfoDto? NodeInfo { get; init; }
}

/// <summary>An element of status.addresses.</summary>
internal sealed record NodeAddressDto
{
    public string? Type { get; init; }

    public string? Address { get; init; }
}

/// <summary>status.nodeInfo.</summary>
internal sealed record NodeInfoDto
{
    [JsonPropertyName("machineID")]
    public string? MachineId { get; init; }

    [JsonPropertyName("bootID")]
    public string? BootId { get; init; }

    public string? KubeletVersion { get; init; }

    public string? ContainerRuntimeVersion { get; init; }
}
