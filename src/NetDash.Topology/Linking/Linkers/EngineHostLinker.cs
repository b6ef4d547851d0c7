using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>
/// Engine ↔ host: the namespace that the engine's own socket was made in, else the machine that its containers' namespaces are
/// on, else a host of its own whose kernel nobody reads.
/// </summary>
internal sealed class EngineHostLinker : Linker<EngineFact>
{
    protected override void Link(EngineFact engine, LinkContext context)
    {
        var netns = BySocket(engine, context) ?? ByContainers(engine, context);
        context.Emit(new EngineHost
        {
            Id = EngineHost.IdOf(engine.EngineId),
            EngineId = engine.EngineId,
            NetnsId = netns?.Id ?? "",
            HostId = netns is null ? NodeId.HostOfEngine(engine.EngineId) : HostOf(netns, context),
        });
    }

    private static NetnsFact? BySocket(EngineFact engine, LinkContext context)
    {
        const string Scheme = "unix://";
        if (!engine.Endpoint.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        // An engine inside a container listens on the same path in another mount namespace: the peer's pid tells them apart.
        return context.Find<UnixSocketFact>(JoinKeys.UnixListeners(engine.Endpoint[Scheme.Length..]))
            .Select(socket => (Socket: socket, Netns: context.Get<NetnsFact>(socket.NetnsId)))
            .Where(candidate => candidate.Netns is not null)
            .OrderByDescending(c => engine.PeerPid > 0 && c.Socket.Owners.Any(o => o.Pid == engine.PeerPid))
            .ThenByDescending(c => c.Netns!.IsHost)
            .Select(c => c.Netns)
            .FirstOrDefault();
    }

    /// <summary>Only for an engine whose socket nobody sees (tcp, a proxy): O(its containers) whenever one of them changes.</summary>
    private static NetnsFact? ByContainers(EngineFact engine, LinkContext context)
    {
        NetnsFact? onSameMachine = null;
        foreach (var container in context.Find<ContainerFact>(JoinKeys.ContainersOfEngine(engine.EngineId)))
        {
            var netns = NetnsEvidence.ByCgroup(container, context) ?? NetnsEvidence.BySandbox(container, context);
            if (netns is not null && container.NetworkMode == "host")
            {
                return netns;
            }

            onSameMachine ??= netns;
        }

        return onSameMachine is not null && context.Get<HostFact>(onSameMachine.HostId) is { } machine
            ? context.Get<NetnsFact>(machine.NetnsId)
            : null;
    }

    private static string HostOf(NetnsFact netns, LinkContext context) =>
        netns.IsHost || context.Get<HostFact>(netns.HostId) is not { } machine
            ? netns.HostId
            : NodeId.Host(machine.MachineId, netns.Cookie);
}
