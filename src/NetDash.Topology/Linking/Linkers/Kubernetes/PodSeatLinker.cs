using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>
/// Pod ↔ namespace ↔ containers, by the cgroups that the kubelet names after the pod; no runtime is asked. A host-network pod whose
/// processes nobody sees is in its node's namespace all the same.
/// </summary>
internal sealed class PodSeatLinker : Linker<PodFact>
{
    protected override void Link(PodFact pod, LinkContext context)
    {
        var place = pod.NodeName.Length == 0
            ? null
            : context.Get<K8sNodePlace>(K8sNodePlace.IdOf(NodeId.K8sNode(pod.ClusterId, pod.NodeName)));
        var known = pod.Containers.Where(c => c.ContainerId.Length > 0).DistinctBy(c => c.ContainerId)
            .ToDictionary(c => c.ContainerId, StringComparer.Ordinal);
        var netns = NetnsOf(pod, known, context);
        var members = netns is null ? [] : netns.Containers.Where(c => c.PodUid == pod.CgroupUid).ToList();
        var pause = PauseOf(members, known);
        context.Emit(new PodSeat
        {
            Id = PodSeat.IdOf(pod.Id),
            PodId = pod.Id,
            PodName = pod.Name,
            HostId = place?.HostId is { Length: > 0 } host ? host
                : netns is null ? "" : context.Get<NetnsPlace>(NetnsPlace.IdOf(netns.Id))?.HostId ?? "",
            NetnsId = netns?.Id ?? (pod is { HostNetwork: true, Phase: "Running" } ? place?.NetnsId : null) ?? "",
            PauseId = pause?.ContainerId ?? "",
        });

        foreach (var id in known.Keys.Concat(members.Select(m => m.ContainerId)).Distinct())
        {
            context.Emit(new PodMember
            {
                Id = PodMember.IdOf(id),
                ContainerId = id,
                PodId = pod.Id,
                Container = known.GetValueOrDefault(id),
                IsPause = id == pause?.ContainerId,
            });
        }
    }

    /// <summary>
    /// A container may make further namespaces (an engine inside a pod does): the pod's own is that of the containers that its status
    /// names, else the one that was there first.
    /// </summary>
    private static NetnsFact? NetnsOf(PodFact pod, Dictionary<string, PodContainerFact> known, LinkContext context) =>
        context.Find<NetnsFact>(JoinKeys.PodUid(pod.CgroupUid))
            .Select(netns => (Netns: netns, Members: netns.Containers.Where(c => c.PodUid == pod.CgroupUid).ToList()))
            .Where(found => found.Members.Count > 0)
            .OrderByDescending(found => found.Members.Count(m => known.ContainsKey(m.ContainerId)))
            .ThenBy(found => found.Members.Min(m => m.FirstStartTicks))
            .Select(found => found.Netns)
            .FirstOrDefault();

    /// <summary>
    /// What holds the namespace is in no status and was there before every container that is: one that a status does not name yet
    /// came after them. Before the first of them runs, there is nothing else that it could be.
    /// </summary>
    private static CgroupContainer? PauseOf(List<CgroupContainer> members, Dictionary<string, PodContainerFact> known)
    {
        var oldest = members.OrderBy(m => m.FirstStartTicks).ThenBy(m => m.FirstPid).ThenBy(m => m.ContainerId, StringComparer.Ordinal).FirstOrDefault();
        return oldest is not null && !known.ContainsKey(oldest.ContainerId) ? oldest : null;
    }
}
