using NetDash.Topology.Facts;
using NetDash.Topology.Linking.Derived;
using NetDash.Topology.Identity;
using NetDash.Topology.Linking.Engine;
using NetDash.Topology.Model;

namespace NetDash.Topology.Linking.Linkers;

/// <summary>What a container has to do with networks, other containers and its host.</summary>
internal sealed class ContainerEdgesLinker : Linker<ContainerFact>
{
    protected override void Link(ContainerFact container, LinkContext context)
    {
        var seat = context.Get<ContainerSeat>(ContainerSeat.IdOf(container.Id));
        Attached(container, context);
        Links(container, context);
        if (container.IsRunning && seat is not null)
        {
            SharesNetns(container, seat, context);
            Publishes(container, seat, context);
        }
    }

    private static void Attached(ContainerFact container, LinkContext context)
    {
        foreach (var endpoint in container.Endpoints)
        {
            // An endpoint that was never up has no network id yet; its network is then known by name alone.
            var network = endpoint.NetworkId.Length > 0
                ? context.Get<DockerNetworkFact>(NodeId.DockerNetwork(container.EngineId, endpoint.NetworkId))
                : context.Find<DockerNetworkFact>(JoinKeys.NetworkByName(container.EngineId, endpoint.NetworkName)).FirstOrDefault();
            if (network is not null)
            {
                Emit(EdgeKind.Attached, "attached", container.Id, network.Id, "",
                    new AttachedProperties(endpoint.Ipv4, endpoint.Ipv6, endpoint.Mac, endpoint.Aliases, endpoint.Gateway), context);
            }
        }
    }

    private static void Links(ContainerFact container, LinkContext context)
    {
        foreach (var link in container.Links)
        {
            var target = context.Find<ContainerFact>(JoinKeys.ContainerByName(container.EngineId, link.ContainerName)).FirstOrDefault();
            if (target is not null)
            {
                Emit(EdgeKind.Link, "link", container.Id, target.Id, link.Alias, new LinkProperties(link.Alias), context);
            }
        }
    }

    private static void SharesNetns(ContainerFact container, ContainerSeat seat, LinkContext context)
    {
        if (container.NetworkMode == "host")
        {
            Emit(EdgeKind.SharesNetns, "shares-netns", container.Id, seat.HostId, "", new SharesNetnsProperties("host"), context);
        }
        else if (container.NetnsOwnerId is { } ownerId)
        {
            // An owner that was restarted has another namespace by now: then nothing is shared any more (`netns-stale`).
            var ownerNode = NodeId.Container(container.EngineId, ownerId);
            var owner = context.Get<ContainerFact>(ownerNode);
            var ownerSeat = context.Get<ContainerSeat>(ContainerSeat.IdOf(ownerNode));
            if (owner is { IsRunning: true } && owner.StartedAt <= container.StartedAt && ownerSeat?.NetnsId == seat.NetnsId)
            {
                Emit(EdgeKind.SharesNetns, "shares-netns", container.Id, ownerNode, "", new SharesNetnsProperties("container"), context);
            }
        }
    }

    private static void Publishes(ContainerFact container, ContainerSeat seat, LinkContext context)
    {
        foreach (var port in container.Ports)
        {
            if (port.HostPort > 0)
            {
                Emit(EdgeKind.Publishes, "publishes", container.Id, seat.HostId,
                    $"{port.Protocol}/{port.HostIp}:{port.HostPort}/{port.ContainerPort}",
                    new PublishesProperties(port.HostIp, port.HostPort, port.ContainerPort, port.Protocol), context);
            }
        }
    }

    private static void Emit(
        EdgeKind kind, string word, string from, string to, string discriminator, EdgeProperties properties, LinkContext context) =>
        context.Emit(new Edge
        {
            Id = NodeId.Edge(word, from, to, discriminator), Kind = kind, From = from, To = to, Properties = properties,
        });
}
