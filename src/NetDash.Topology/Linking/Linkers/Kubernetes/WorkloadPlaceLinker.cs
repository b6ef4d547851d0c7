using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>A ReplicaSet is a Deployment's way to make pods: where the Deployment is known, it stands for it.</summary>
internal sealed class WorkloadPlaceLinker : Linker<WorkloadFact>
{
    protected override void Link(WorkloadFact workload, LinkContext context)
    {
        var owner = workload is { Kind: "ReplicaSet", OwnerUid.Length: > 0 }
            ? context.Get<WorkloadFact>(NodeId.Workload(workload.ClusterId, workload.OwnerUid))
            : null;
        context.Emit(new WorkloadPlace { Id = WorkloadPlace.IdOf(workload.Id), ShownId = owner?.Id ?? workload.Id });
    }
}
