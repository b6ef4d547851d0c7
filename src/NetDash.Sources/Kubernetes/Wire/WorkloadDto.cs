using System.Text.Json.Serialization;

namespace NetDash.Sources.Kubernetes.Wire;

/// <summary>
/// Deployments, replica sets, stateful sets, daemon sets, jobs and cron jobs: what is read of them has different names and no conflicts.
/// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/
/// </summary>
internal sealed record WorkloadDto : ObjectDto
{
    public WorkloadSpecDto? Spec { get; init; }

    public WorkloadStatusDto? Status { get; init; }
}

/// <summary>spec.</summary>
internal sealed record WorkloadSpecDto
{
    public int? Replicas { get; init; }

    public int? Completions { get; init; }

    public int? Parallelism { get; init; }
}

/// <summary>status.</summary>
internal sealed record WorkloadStatusDto
{
    public int? ReadyReplicas { get; init; }

    public int? DesiredNumberScheduled { get; init; }

    public int? NumberReady { get; init; }

    public int? Ready { get; init; }

    public int? Succeeded { get; init; }

    /// <summary>Of a job how many pods run; of a cron job, which lists its jobs, how many of those do.</summary>
    [JsonConverter(typeof(CountConverter))]
    public int Active { get; init; }

    public List<ConditionDto?>? Conditions { get; init; }
}
