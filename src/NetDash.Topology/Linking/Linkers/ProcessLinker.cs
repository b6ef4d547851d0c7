using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Listening processes outside any known container → nodes.</summary>
internal sealed class ProcessLinker : Linker<ProcessFact>
{
    protected override void Link(ProcessFact process, LinkContext context)
    {
        if (process.Container is { } inside
            && (context.Get<RuntimeContainer>(RuntimeContainer.IdOf(inside.ContainerId)) is not null
                || context.Find<ContainerFact>(JoinKeys.ContainerId(inside.ContainerId)).Any()))
        {
            return;
        }

        context.Emit(new Node
        {
            Id = process.Id,
            Kind = NodeKind.Process,
            Name = process.Name,
            Parent = process.NetnsId,
            Host = context.Get<NetnsPlace>(NetnsPlace.IdOf(process.NetnsId))?.HostId,
            Properties = new ProcessProperties
            {
                Pid = process.Pid,
                Name = process.Name,
                StartedAt = process.StartedAt,
                Listening = context.Find<SocketFact>(JoinKeys.SocketsOfProcess(process.Id)).InOrder(),
            },
        });
    }
}
