using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/</summary>
internal sealed record PodDto : ObjectDto
{
    public PodSpecDto? Spec { get; init; }

    public PodStatusDto? Status { get; init; }
}

/// <summary>spec.</summary>
internal sealed record PodSpecDto
{
    public List<ContainerDto?>? Containers { get; init; }

    public List<ContainerDto?>? InitContainers { get; init; }

    public List<ContainerDto?>? EphemeralContainers { get; init; }

    public string? NodeName { get; init; }

    public bool? HostNetwork { get; init; }

    public Dictionary<string, string>? NodeSelector { get; init; }
}

/// <summary>An element of spec.containers and its like.</summary>
internal sealed record ContainerDto
{
    public string? Name { get; init; }

    public string? Image { get; init; }

    public string? RestartPolicy { get; init; }

    public List<ContainerPortDto?>? Ports { get; init; }
}

/// <summary>A declared port.</summary>
internal sealed record ContainerPortDto
{
    public string? Name { get; init; }

    public int? ContainerPort { get; init; }

    public int? HostPort { get; init; }

    [JsonPropertyName("hostIP")]
    public string? HostIp { get; init; }

    public string? Protocol { get; init; }
}

/// <summary>status.</summary>
internal sealed record PodStatusDto
{
    public string? Phase { get; init; }

    public string? Reason { get; init; }

    [JsonPropertyName("hostIP")]
    public string? HostIp { get; init; }

    [JsonPropertyName("podIP")]
    public string? PodIp { get; init; }

    [JsonPropertyName("podIPs")]
    public List<AddressDto?>? PodIps { get; init; }

    public DateTimeOffset? StartTime { get; init; }

    public List<ConditionDto?>? Conditions { get; init; }

    public List<ContainerStatusDto?>? ContainerStatuses { get; init; }

    public List<ContainerStatusDto?>? InitContainerStatuses { get; init; }

    public List<ContainerStatusDto?>? EphemeralContainerStatuses { get; init; }
}

/// <summary>An address, or the name of a load balancer.</summary>
internal sealed record AddressDto
{
    public string? Ip { get; init; }

    public string? Hostname { get; init; }
}

/// <summary>An element of status.conditions.</summary>
internal sealed record ConditionDto
{
    public string? Type { get; init; }

    public string? Status { get; init; }

    public string? Message { get; init; }
}

/// <summary>An element of status.containerStatuses and its like.</summary>
internal sealed record ContainerStatusDto
{
    public string? Name { get; init; }

    /// <summary>As <c>containerd://db1707b6…</c>.</summary>
    [JsonPropertyName("containerID")]
    public string? ContainerId { get; init; }

    public bool? Ready { get; init; }

    public int? RestartCount { get; init; }

    public ContainerStateDto? State { get; init; }

    public ContainerStateDto? LastState { get; init; }
}

/// <summary>status.state: one of the three is set.</summary>
internal sealed record ContainerStateDto
{
    public ContainerStateDetailDto? Waiting { get; init; }

    public ContainerStateDetailDto? Running { get; init; }

    public ContainerStateDetailDto? Terminated { get; init; }
}

/// <summary>What any of the three has to tell.</summary>
internal sealed record ContainerStateDetailDto
{
    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
}
