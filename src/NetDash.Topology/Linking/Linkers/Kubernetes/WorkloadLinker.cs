using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Workloads → nodes, with the workload that made them.</summary>
internal sealed class WorkloadLinker : Linker<WorkloadFact>
{
    protected override void Link(WorkloadFact workload, LinkContext context)
    {
        if (context.Get<WorkloadPlace>(WorkloadPlace.IdOf(workload.Id))?.ShownId != workload.Id)
        {
            return;
        }

        context.Emit(new Node
        {
            Id = workload.Id,
            Kind = NodeKind.Workload,
            Name = workload.Name,
            Parent = K8sNamespaceLinker.ParentOf(workload.ClusterId, workload.Namespace, context),
            Status = Status(workload),
            Labels = workload.Labels,
            Properties = new WorkloadProperties
            {
                Cluster = NodeId.Cluster(workload.ClusterId),
                Namespace = workload.Namespace,
                WorkloadKind = workload.Kind,
                Desired = workload.Desired,
                Ready = workload.Ready,
            },
        });

        if (workload.OwnerUid.Length > 0)
        {
            var owner = NodeId.Workload(workload.ClusterId, workload.OwnerUid);
            context.Emit(new Edge { Id = NodeId.Edge("owns", owner, workload.Id), Kind = EdgeKind.Owns, From = owner, To = workload.Id });
        }
    }

    private static NodeStatus Status(WorkloadFact workload) => workload switch
    {
        { HasFailed: true } => NodeStatus.Error,
        { Kind: "CronJob" } => NodeStatus.Ok,
        { Desired: 0 } => NodeStatus.Stopped,
        _ when workload.Ready >= workload.Desired => NodeStatus.Ok,
        _ => NodeStatus.Warning,
    };
}
