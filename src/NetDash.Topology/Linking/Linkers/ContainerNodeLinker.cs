using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Containers → nodes, with what the kernel knows of them: addresses of their namespace, sockets of their processes.</summary>
internal sealed class ContainerNodeLinker : Linker<ContainerFact>
{
    // Exit codes of a container that somebody stopped: 128 + SIGINT, SIGKILL, SIGTERM.
    private static readonly int[] StoppedExitCodes = [0, 130, 137, 143];

    protected override void Link(ContainerFact container, LinkContext context)
    {
        var seat = context.Get<ContainerSeat>(ContainerSeat.IdOf(container.Id));
        var netnsId = seat?.NetnsId ?? "";
        var hostId = seat?.HostId ?? NodeId.HostOfEngine(container.EngineId);
        var member = context.Get<PodMember>(PodMember.IdOf(container.ContainerId));
        context.Emit(new Node
        {
            Id = container.Id,
            Kind = NodeKind.Container,
            Name = container.Name,
            Parent = netnsId.Length > 0 ? netnsId : hostId,
            Host = hostId,
            Status = Status(container),
            Labels = container.Labels,
            Properties = new ContainerProperties
            {
                ContainerId = container.ContainerId,
                EngineId = container.EngineId,
                Image = container.Image,
                State = container.State,
                Health = container.Health,
                NetworkMode = ContainerNetworkMode.Of(container, context),
                Hostname = container.Hostname,
                Addresses = Addresses(container, netnsId, context),
                PublishedPorts = container.Ports,
                ExposedPorts = container.ExposedPorts,
                Listening = container.IsRunning ? Listening(container, netnsId, context) : [],
                LastListening = container.IsRunning
                    ? []
                    : context.Get<LastListenedFact>(LastListenedFact.IdOf(container.Id))?.Sockets ?? [],
                Error = container.Error,
                ExitCode = container.ExitCode,
                RestartPolicy = container.RestartPolicy,
                Pid = container.Pid,
                StartedAt = container.StartedAt,
                FinishedAt = container.FinishedAt,
                ComposeProject = Label(container, "com.docker.compose.project"),
                ComposeService = Label(container, "com.docker.compose.service"),
                SwarmService = Label(container, "com.docker.swarm.service.name"),
                Pod = member?.PodId ?? "",
                IsPause = member?.IsPause == true,
            },
        });
    }

    private static string Label(ContainerFact container, string key) => container.Labels.GetValueOrDefault(key, "");

    /// <summary>The kernel's word where it is read; else the engine's, which knows only its own networks.</summary>
    private static ValueList<string> Addresses(ContainerFact container, string netnsId, LinkContext context) =>
        netnsId.Length > 0 && context.Get<NetnsAddresses>(NetnsAddresses.IdOf(netnsId)) is { } read
            ? read.Addresses
            : container.IsRunning
                ? container.Endpoints.SelectMany(e => new[] { e.Ipv4, e.Ipv6 }).Where(a => a.Length > 0).Distinct().ToValueList()
                : [];

    private static ValueList<ListeningSocket> Listening(ContainerFact container, string netnsId, LinkContext context)
    {
        var own = context.Find<SocketFact>(JoinKeys.ContainerId(container.ContainerId));
        if (netnsId.Length > 0 && container.NetworkMode != "host" && context.Find<ContainerSeat>(JoinKeys.SeatsIn(netnsId)).Count() == 1)
        {
            // Nobody else lives in this namespace, so a socket whose owner could not be read is this container's.
            own = own.Concat(context.Find<SocketFact>(JoinKeys.UnownedSockets(netnsId)));
        }

        return own.InOrder();
    }

    private static NodeStatus Status(ContainerFact container) => container.State switch
    {
        "running" => container.Health == "unhealthy" ? NodeStatus.Warning : NodeStatus.Ok,
        "paused" or "restarting" => NodeStatus.Warning,
        "dead" => NodeStatus.Error,
        "created" => container.Error.Length > 0 ? NodeStatus.Error : NodeStatus.Stopped,
        "exited" => container.Error.Length > 0 || !StoppedExitCodes.Contains(container.ExitCode) ? NodeStatus.Error : NodeStatus.Stopped,
        "removing" => NodeStatus.Stopped,
        _ => NodeStatus.Unknown,
    };
}
