using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Container ↔ namespace, by sandbox path, network mode, or cgroup.</summary>
internal sealed class ContainerSeatLinker : Linker<ContainerFact>
{
    // `container:` leads to a container that cannot itself be in that mode, so one step is all an engine allows; the bound
    // is for answers that lie.
    private const int MostSteps = 4;

    protected override void Link(ContainerFact container, LinkContext context)
    {
        var engine = context.Get<EngineHost>(EngineHost.IdOf(container.EngineId));
        var hostId = engine?.HostId ?? NodeId.HostOfEngine(container.EngineId);
        if (container.SandboxKey.Length > 0)
        {
            var folder = JoinKeys.FolderOf(container.SandboxKey);
            context.Emit(new SandboxFolder { Id = SandboxFolder.IdOf(hostId, folder), Folder = folder, HostId = hostId });
        }

        context.Emit(new ContainerSeat
        {
            Id = ContainerSeat.IdOf(container.Id),
            ContainerNodeId = container.Id,
            ContainerName = container.Name,
            HostId = hostId,
            NetnsId = container.IsRunning ? NetnsOf(container, engine, context, 0) : "",
        });
    }

    private static string NetnsOf(ContainerFact container, EngineHost? engine, LinkContext context, int step)
    {
        if (container.NetworkMode == "host" && engine?.NetnsId is { Length: > 0 } own)
        {
            return own;
        }

        if (NetnsEvidence.BySandbox(container, context) is { } mounted)
        {
            return mounted.Id;
        }

        if (step < MostSteps && container.NetnsOwnerId is { } ownerId
            && context.Get<ContainerFact>(NodeId.Container(container.EngineId, ownerId)) is { IsRunning: true } owner
            && owner.StartedAt <= container.StartedAt)
        {
            var shared = NetnsOf(owner, engine, context, step + 1);
            if (shared.Length > 0)
            {
                return shared;
            }
        }

        return NetnsEvidence.ByCgroup(container, context)?.Id ?? "";
    }
}
