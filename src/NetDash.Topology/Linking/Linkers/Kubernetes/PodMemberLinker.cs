using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>Container → pod, whether an engine tells of the container (cri-dockerd) or the kernel alone.</summary>
internal sealed class PodMemberLinker : Linker<PodMember>
{
    protected override void Link(PodMember member, LinkContext context)
    {
        var container = context.Find<ContainerFact>(JoinKeys.ContainerId(member.ContainerId)).FirstOrDefault()?.Id
            ?? context.Get<RuntimeContainer>(RuntimeContainer.IdOf(member.ContainerId))?.NodeId;
        if (container is not null)
        {
            context.Emit(new Edge
            {
                Id = NodeId.Edge("in-pod", container, member.PodId), Kind = EdgeKind.InPod, From = container, To = member.PodId,
            });
        }
    }
}
