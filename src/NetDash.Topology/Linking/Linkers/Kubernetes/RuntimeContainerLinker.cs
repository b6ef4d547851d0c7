using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers.Kubernetes;

/// <summary>
/// Containers of pods that no engine tells of (containerd, CRI-O) → nodes: found by the cgroup of their processes, with what Kubernetes
/// knows of them. One without a process is none that the kernel could show; its pod names it.
/// </summary>
internal sealed class RuntimeContainerLinker : Linker
{
    public override IEnumerable<string> SubjectsOf(Fact fact) => fact switch
    {
        NetnsFact netns => netns.Containers.Where(c => c.PodUid.Length > 0).Select(c => c.ContainerId),
        PodMember member => [member.ContainerId],
        _ => [],
    };

    public override void Link(string subject, LinkContext context)
    {
        var netns = context.Find<NetnsFact>(JoinKeys.ContainerId(subject))
            .OrderBy(n => Membership(n, subject).FirstStartTicks).FirstOrDefault();
        var member = context.Get<PodMember>(PodMember.IdOf(subject));
        if (netns is null || (member is null && Membership(netns, subject).PodUid.Length == 0)
            || context.Find<ContainerFact>(JoinKeys.ContainerId(subject)).Any())
        {
            return;
        }

        var id = NodeId.RuntimeContainer(subject);
        var place = context.Get<NetnsPlace>(NetnsPlace.IdOf(netns.Id));
        context.Emit(new RuntimeContainer { Id = RuntimeContainer.IdOf(subject), NodeId = id });
        context.Emit(new Node
        {
            Id = id,
            Kind = NodeKind.Container,
            Name = member switch
            {
                { Container: { } named } => named.Name,
                { IsPause: true } => "pause",
                _ => subject[..Math.Min(12, subject.Length)],
            },
            Parent = netns.Id,
            Host = place?.HostId,
            Status = member?.Container is { State: "running", Ready: false, Role: "container" or "sidecar" } ? NodeStatus.Warning : NodeStatus.Ok,
            Properties = new ContainerProperties
            {
                ContainerId = subject,
                Image = member?.Container?.Image ?? "",
                State = member?.Container?.State == "terminated" ? "exited" : "running",
                NetworkMode = place?.Role == "pod" ? "pod" : "host",
                Addresses = context.Get<NetnsAddresses>(NetnsAddresses.IdOf(netns.Id))?.Addresses ?? [],
                Listening = context.Find<SocketFact>(JoinKeys.ContainerId(subject)).InOrder(),
                ExitCode = member?.Container?.ExitCode ?? 0,
                Pid = Membership(netns, subject).FirstPid,
                StartedAt = member?.Container?.StartedAt,
                Pod = member?.PodId ?? "",
                IsPause = member?.IsPause == true,
            },
        });
    }

    private static CgroupContainer Membership(NetnsFact netns, string containerId) => netns.Containers.First(c => c.ContainerId == containerId);
}
