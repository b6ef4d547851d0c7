using NetDash.Sources.Kubernetes.Wire;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kubernetes.Mapping;

/// <summary>Pods → facts.</summary>
internal static class PodMapper
{
    /// <exception cref="FormatException">It lacks what tells it from others.</exception>
    public static Mapped<PodFact> Map(PodDto pod, string clusterId)
    {
        var left = new List<string>();
        var (metadata, spec, status) = (pod.Metadata, pod.Spec, pod.Status);
        var uid = ObjectMapper.Uid(metadata);
        var containers = PodContainerMapper.Map(spec, status, left);
        var phase = Bounded.Name(status?.Phase);
        var isFinished = phase is "Succeeded" or "Failed";
        return new Mapped<PodFact>(
            new PodFact
            {
                Id = NodeId.Pod(clusterId, uid),
                ClusterId = clusterId,
                Uid = uid,
                Namespace = ObjectMapper.Namespace(metadata),
                Name = ObjectMapper.Name(metadata),
                ConfigHash = Bounded.Name(metadata?.Annotations?.ConfigHash),
                Phase = phase,
                Reason = Reason(status, containers, isFinished),
                SchedulerMessage = string.IsNullOrEmpty(spec?.NodeName) ? Bounded.Text(Condition(status, "PodScheduled")?.Message) : "",
                Ready = Condition(status, "Ready")?.Status == "True",
                IsTerminating = !string.IsNullOrEmpty(metadata?.DeletionTimestamp),
                // The API keeps the address of a pod whose sandbox is gone, and the node gives it to the next one.
                PodIps = isFinished ? [] : Addresses(status, left),
                HostIp = Bounded.Name(status?.HostIp),
                HostNetwork = spec?.HostNetwork == true,
                NodeName = Bounded.Name(spec?.NodeName),
                NodeSelector = ObjectMapper.Pairs(spec?.NodeSelector, "node selectors", left),
                Containers = containers,
                OwnerUid = ObjectMapper.OwnerUid(metadata),
                StartedAt = status?.StartTime?.ToUniversalTime(),
                Labels = LabelMapper.Map(metadata?.Labels, left),
            },
            left);
    }

    private static ConditionDto? Condition(PodStatusDto? status, string type) => (status?.Conditions ?? []).FirstOrDefault(c => c?.Type == type);

    private static ValueList<string> Addresses(PodStatusDto? status, List<string> left) => status?.PodIps is { Count: > 0 } ips
        ? ObjectMapper.Texts(ips.Select(ip => ip?.Ip), "addresses", left)
        : ObjectMapper.Texts([status?.PodIp], "addresses", left);

    /// <summary>Of the whole pod (Evicted); else of the first container that neither runs nor ended well.</summary>
    private static string Reason(PodStatusDto? status, ValueList<PodContainerFact> containers, bool isFinished)
    {
        if (!string.IsNullOrEmpty(status?.Reason))
        {
            return Bounded.Name(status.Reason);
        }

        var trouble = containers
            .Where(c => c.State == "waiting" || (c.State == "terminated" && (c.ExitCode != 0 || (c.Role != "init" && !isFinished))))
            // A container that waits for an init container has no trouble of its own.
            .OrderBy(c => c.Reason is "PodInitializing" or "ContainerCreating" or "Completed" or "")
            .FirstOrDefault();
        return trouble?.Reason ?? "";
    }
}
