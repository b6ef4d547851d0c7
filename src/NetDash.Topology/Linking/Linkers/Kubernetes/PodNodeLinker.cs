using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Facts;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Pods → nodes, with the container that the kernel shows to hold their namespace.</summary>
internal sealed class PodNodeLinker : Linker<PodFact>
{
    // Words of kubelet and runtime for a container that will not come up by itself; all others are on the way.
    private static readonly HashSet<string> OnTheWay = new(StringComparer.Ordinal) { "", "ContainerCreating", "PodInitializing", "Completed" };

    protected override void Link(PodFact pod, LinkContext context)
    {
        var seat = context.Get<PodSeat>(PodSeat.IdOf(pod.Id));
        context.Emit(new Node
        {
            Id = pod.Id,
            Kind = NodeKind.Pod,
            Name = pod.Name,
            Parent = K8sNamespaceLinker.ParentOf(pod.ClusterId, pod.Namespace, context),
            Host = seat?.HostId is { Length: > 0 } host ? host : null,
            Status = Status(pod),
            Labels = pod.Labels,
            Properties = new PodProperties
            {
                Cluster = NodeId.Cluster(pod.ClusterId),
                Namespace = pod.Namespace,
                Workload = PodEdgesLinker.WorkloadOf(pod, context) ?? "",
                Phase = pod.Phase,
                Terminating = pod.IsTerminating,
                Reason = pod.Reason,
                SchedulerMessage = pod.SchedulerMessage,
                PodIps = pod.PodIps,
                HostIp = pod.HostIp,
                HostNetwork = pod.HostNetwork,
                NodeName = pod.NodeName,
                NodeSelector = pod.NodeSelector,
                Containers = pod.Containers.Select(c => new PodContainer(c.Name, c.Image, c.Ports, c.Ready, c.Restarts)
                {
                    Role = c.Role, State = c.State, Reason = c.Reason,
                }).ToValueList(),
                PauseContainer = PauseOf(seat, context),
            },
        });
    }

    private static string PauseOf(PodSeat? seat, LinkContext context)
    {
        if (seat?.PauseId is not { Length: > 0 } id)
        {
            return "";
        }

        return context.Find<ContainerFact>(JoinKeys.ContainerId(id)).FirstOrDefault()?.Id
            ?? context.Get<RuntimeContainer>(RuntimeContainer.IdOf(id))?.NodeId ?? "";
    }

    private static NodeStatus Status(PodFact pod) => pod.Phase switch
    {
        "Succeeded" => NodeStatus.Stopped,
        "Failed" => NodeStatus.Error,
        "Running" when pod.Ready => NodeStatus.Ok,
        "Running" or "Pending" => pod.Containers.Any(IsInTrouble) ? NodeStatus.Error : NodeStatus.Warning,
        _ => NodeStatus.Unknown,
    };

    private static bool IsInTrouble(PodContainerFact container) =>
        !container.Ready && container.State is "waiting" or "terminated" && !OnTheWay.Contains(container.Reason);
}
