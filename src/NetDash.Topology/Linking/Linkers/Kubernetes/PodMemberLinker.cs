using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
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
            SharesNetns(member, container, context);
        }
    }

    /// <summary>An engine says itself whose namespace a container of its uses.</summary>
    private static void SharesNetns(PodMember member, string container, LinkContext context)
    {
        if (member.IsPause || context.Find<ContainerFact>(JoinKeys.ContainerId(member.ContainerId)).Any())
        {
            return;
        }

        var isOnHost = context.Get<PodFact>(member.PodId)?.HostNetwork == true;
        var owner = isOnHost ? context.Get<PodSeat>(PodSeat.IdOf(member.PodId))?.HostId : member.PodId;
        if (owner is { Length: > 0 })
        {
            context.Emit(new Edge
            {
                Id = NodeId.Edge("shares-netns", container, owner), Kind = EdgeKind.SharesNetns, From = container, To = owner,
                Properties = new SharesNetnsProperties(isOnHost ? "host" : "pod"),
            });
        }
    }
}
