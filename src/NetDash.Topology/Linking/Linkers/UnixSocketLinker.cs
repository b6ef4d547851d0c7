using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Listening unix sockets → nodes, with who listens and which containers have them mounted.</summary>
internal sealed class UnixSocketLinker : Linker<UnixSocketFact>
{
    protected override void Link(UnixSocketFact socket, LinkContext context)
    {
        var place = context.Get<NetnsPlace>(NetnsPlace.IdOf(socket.NetnsId));
        var host = place?.HostId ?? socket.HostId;
        var mounts = place?.Role == "host" ? MountedBy(socket, context) : [];
        context.Emit(new Node
        {
            Id = socket.Id,
            Kind = NodeKind.UnixSocket,
            Name = socket.Path,
            Parent = host,
            Host = host,
            Properties = new UnixSocketProperties
            {
                Path = socket.Path,
                Listeners = socket.Owners.Select(o => o.Name).Distinct().Order(StringComparer.Ordinal).ToValueList(),
                MountedBy = mounts,
            },
        });

        foreach (var owner in socket.Owners.Select(o => Owner(o, context)).OfType<string>().Distinct())
        {
            Emit(owner, socket.Id, "listener", context);
        }

        foreach (var container in mounts)
        {
            Emit(container, socket.Id, "mount", context);
        }
    }

    /// <summary>
    /// Whoever mounts the socket's path or a folder above it. Only a socket of a host's namespace has the path that the engine
    /// names: a socket inside a container is bound in another mount namespace.
    /// </summary>
    private static ValueList<string> MountedBy(UnixSocketFact socket, LinkContext context)
    {
        if (!socket.Path.StartsWith('/'))
        {
            return [];
        }

        var mounted = new SortedSet<string>(StringComparer.Ordinal);
        for (var path = JoinKeys.NormalPath(socket.Path); path.Length > 0; path = path[..path.LastIndexOf('/')])
        {
            mounted.UnionWith(context.Find<ContainerFact>(JoinKeys.MountsOf(path)).Select(c => c.Id));
        }

        mounted.UnionWith(context.Find<ContainerFact>(JoinKeys.MountsOf("/")).Select(c => c.Id));
        return mounted.ToValueList();
    }

    private static string? Owner(SocketOwner owner, LinkContext context)
    {
        var container = owner.ContainerId.Length == 0
            ? null
            : context.Find<ContainerFact>(JoinKeys.ContainerId(owner.ContainerId)).FirstOrDefault()?.Id
                ?? context.Get<RuntimeContainer>(RuntimeContainer.IdOf(owner.ContainerId))?.NodeId;
        return container ?? context.Get<ProcessFact>(owner.ProcessId)?.Id;
    }

    private static void Emit(string from, string to, string role, LinkContext context) => context.Emit(new Edge
    {
        Id = NodeId.Edge("unix", from, to, role), Kind = EdgeKind.Unix, From = from, To = to, Properties = new UnixProperties(role),
    });
}
