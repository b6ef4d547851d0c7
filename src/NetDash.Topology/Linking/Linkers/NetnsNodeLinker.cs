using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>Namespaces → nodes, named after what lives in them.</summary>
internal sealed class NetnsNodeLinker : Linker<NetnsFact>
{
    protected override void Link(NetnsFact netns, LinkContext context)
    {
        if (context.Get<NetnsPlace>(NetnsPlace.IdOf(netns.Id)) is not { } place)
        {
            return;
        }

        context.Emit(new Node
        {
            Id = netns.Id,
            Kind = NodeKind.Netns,
            Name = Name(netns, place, context),
            Parent = place.HostId,
            Host = place.HostId,
            Status = NodeStatus.Ok,
            Properties = new NetnsProperties
            {
                Inode = netns.Inode,
                Cookie = netns.Cookie,
                Role = place.Role,
                Paths = netns.Paths,
                Pids = netns.Pids,
                ProcessCount = netns.ProcessCount,
                UnownedListening = context.Find<SocketFact>(JoinKeys.UnownedSockets(netns.Id)).InOrder(),
                Forwards = netns.Forwards,
            },
        });
    }

    private static string Name(NetnsFact netns, NetnsPlace place, LinkContext context)
    {
        if (netns.IsHost)
        {
            return "host";
        }

        if (place.Role == "pod" && context.Find<PodSeat>(JoinKeys.PodSeatsIn(netns.Id)).FirstOrDefault() is { } pod)
        {
            return pod.PodName;
        }

        var container = context.Find<ContainerSeat>(JoinKeys.SeatsIn(netns.Id))
            .Select(seat => seat.ContainerName).Order(StringComparer.Ordinal).FirstOrDefault();
        if (container is not null && place.Role == "container")
        {
            return container;
        }

        return netns.Paths.Count > 0
            ? netns.Paths[0][(netns.Paths[0].LastIndexOf('/') + 1)..]
            : $"net:[{netns.Inode}]";
    }
}
