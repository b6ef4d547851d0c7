using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>What makes pods → facts.</summary>
internal static class WorkloadMapper
{
    /// <param name="kind">As the API spells it; items of a list do not say.</param>
    /// <returns>The mapper of that kind.</returns>
    public static Func<WorkloadDto, string, Mapped<WorkloadFact>> Of(string kind) => (workload, clusterId) => Map(workload, clusterId, kind);

    private static Mapped<WorkloadFact> Map(WorkloadDto workload, string clusterId, string kind)
    {
        var left = new List<string>();
        var (metadata, spec, status) = (workload.Metadata, workload.Spec, workload.Status);
        var (desired, ready) = kind switch
        {
            "DaemonSet" => (status?.DesiredNumberScheduled ?? 0, status?.NumberReady ?? 0),
            // A job without completions is done when one of its pods is: as many as run at once are wanted.
            "Job" => (spec?.Completions ?? spec?.Parallelism ?? 1, (status?.Ready ?? 0) + (status?.Succeeded ?? 0)),
            "CronJob" => (status?.Active ?? 0, status?.Active ?? 0),
            _ => (spec?.Replicas ?? 1, status?.ReadyReplicas ?? 0),
        };
        return new Mapped<WorkloadFact>(
            new WorkloadFact
            {
                Id = NodeId.Workload(clusterId, ObjectMapper.Uid(metadata)),
                ClusterId = clusterId,
                Namespace = ObjectMapper.Namespace(metadata),
                Name = ObjectMapper.Name(metadata),
                Kind = kind,
                Desired = Math.Max(0, desired),
                Ready = Math.Max(0, ready),
                HasFailed = kind == "Job" && (status?.Conditions ?? []).Any(c => c is { Type: "Failed", Status: "True" }),
                OwnerUid = ObjectMapper.OwnerUid(metadata),
                Labels = LabelMapper.Map(metadata?.Labels, left),
            },
            left);
    }
}
