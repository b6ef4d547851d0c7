using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Namespace ↔ host, and what the namespace is for.</summary>
internal sealed class NetnsPlaceLinker : Linker<NetnsFact>
{
    protected override void Link(NetnsFact netns, LinkContext context)
    {
        var engine = context.Find<EngineHost>(JoinKeys.EngineHostsIn(netns.Id)).FirstOrDefault();
        // Containers in an engine's own namespace are its host-mode ones, unless the engine itself runs in a container.
        var seat = context.Find<ContainerSeat>(JoinKeys.SeatsIn(netns.Id)).FirstOrDefault(s => s.HostId != engine?.HostId);
        context.Emit(new NetnsPlace
        {
            Id = NetnsPlace.IdOf(netns.Id),
            NetnsId = netns.Id,
            HostId = netns.IsHost ? netns.HostId : seat?.HostId ?? engine?.HostId ?? OwnerOf(netns, context) ?? netns.HostId,
            Role = Role(netns, engine is not null, seat is not null),
        });
    }

    /// <summary>An engine's namespaces without a container (overlays, load balancers) stand in the folder of those that have one.</summary>
    private static string? OwnerOf(NetnsFact netns, LinkContext context) => netns.Paths
        .SelectMany(path => context.Find<SandboxFolder>(JoinKeys.SandboxFolderOf(path))).FirstOrDefault()?.HostId;

    private static string Role(NetnsFact netns, bool hasEngine, bool hasContainer)
    {
        if (netns.IsHost || (hasEngine && !hasContainer))
        {
            return "host";
        }

        // The namespace of a node that is a container (KinD) has the node's own processes besides those of its host-network pods.
        if (netns.Containers.Count > 0 && netns.Containers.All(c => c.PodUid.Length > 0))
        {
            return "pod";
        }

        if (hasContainer || netns.Containers.Count > 0)
        {
            return "container";
        }

        // ip-netns(8) and CNI mount in /run/netns; an engine below its exec root, wherever that is.
        return netns.Paths.Any(p => p.StartsWith("/run/netns/", StringComparison.Ordinal) || p.StartsWith("/var/run/netns/", StringComparison.Ordinal)) ? "named"
            : netns.Paths.Any(p => p.Contains("/netns/", StringComparison.Ordinal)) ? "docker"
            : "other";
    }
}
