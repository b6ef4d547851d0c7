using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Where a pod runs, what it lives in, what made it, and which policies are about it.</summary>
internal sealed class PodEdgesLinker : Linker<PodFact>
{
    /// <summary>The workload that people see for a pod: by way of a ReplicaSet its Deployment. Null for a pod of its own.</summary>
    public static string? WorkloadOf(PodFact pod, LinkContext context) => pod.OwnerUid.Length == 0
        ? null
        : context.Get<WorkloadPlace>(WorkloadPlace.IdOf(NodeId.Workload(pod.ClusterId, pod.OwnerUid)))?.ShownId;

    protected override void Link(PodFact pod, LinkContext context)
    {
        if (pod.NodeName.Length > 0)
        {
            Emit(EdgeKind.RunsOn, "runs-on", pod.Id, NodeId.K8sNode(pod.ClusterId, pod.NodeName), context);
        }

        if (context.Get<PodSeat>(PodSeat.IdOf(pod.Id)) is { NetnsId.Length: > 0 } seat)
        {
            Emit(EdgeKind.InNetns, "in-netns", pod.Id, seat.NetnsId, context);
        }

        if (WorkloadOf(pod, context) is { } workload)
        {
            Emit(EdgeKind.Owns, "owns", workload, pod.Id, context);
        }

        // A finished pod has no network that a policy could be about.
        foreach (var policy in pod.IsFinished ? [] : context.Find<NetworkPolicyFact>(JoinKeys.PoliciesOf(pod.ClusterId, pod.Namespace)))
        {
            if (policy.Selects(pod.Labels))
            {
                Emit(EdgeKind.AppliesTo, "applies-to", policy.Id, pod.Id, context);
            }
        }
    }

    private static void Emit(EdgeKind kind, string word, string from, string to, LinkContext context) =>
        context.Emit(new Edge { Id = NodeId.Edge(word, from, to), Kind = kind, From = from, To = to });
}
