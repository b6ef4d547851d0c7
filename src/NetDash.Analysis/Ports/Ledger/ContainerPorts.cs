using System.Net;
using System.Net.Sockets;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// What containers publish and want. A container that does not run wants its published ports; in a namespace that it shares, the
/// ports that it declares and those it was seen to listen on. Logs, environment and arguments are never read for this.
/// </summary>
internal static class ContainerPorts
{
    private const string ContainerMode = "container:";

    // Their containers have addresses of the network's own: nothing is bound on the host, whatever is published.
    private static readonly HashSet<string> DriversWithoutPublish = new(StringComparer.Ordinal) { "macvlan", "ipvlan", "null", "host" };

    public static bool IsRunning(ContainerProperties container) => container.State is "running" or "paused";

    /// <summary>Whether it will want its ports again; one that is being removed will not.</summary>
    public static bool IsWaiting(ContainerProperties container) => !IsRunning(container) && container.State != "removing";

    public static IEnumerable<LedgerEntry> Published(HostScope host)
    {
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (container.PublishedPorts.Count == 0 || !IsRunning(container) || !Publishes(node, container, host))
            {
                continue;
            }

            foreach (var port in container.PublishedPorts)
            {
                if (Address(port) is { } address)
                {
                    yield return new LedgerEntry
                    {
                        Host = host.HostId,
                        Netns = host.OwnNetns,
                        At = address,
                        State = PortState.Forwarded,
                        Via = PortVia.DockerPublish,
                        Owner = node,
                        ForwardsTo = Target(container, address.Address.AddressFamily, port.ContainerPort),
                        // Who reads no sockets cannot know that there is none.
                        HasSocket = !host.HasKernel,
                        OwnerStartedAt = container.StartedAt,
                    };
                }
            }
        }
    }

    public static IEnumerable<LedgerEntry> Wanted(HostScope host)
    {
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (!IsWaiting(container))
            {
                continue;
            }

            if (container.PublishedPorts.Count > 0 && Publishes(node, container, host))
            {
                foreach (var port in container.PublishedPorts)
                {
                    if (Address(port) is { } address)
                    {
                        yield return Wants(host, node, host.OwnNetns, address, PortVia.DockerPublish, container);
                    }
                }
            }

            if (SharedNetns(container, host) is { } netnsId)
            {
                foreach (var entry in OfItsOwn(host, node, container, netnsId))
                {
                    yield return entry;
                }
            }
        }
    }

    /// <summary>The namespace, shared with others, that its own sockets would be in; null where it has one to itself.</summary>
    public static string? SharedNetns(ContainerProperties container, HostScope host)
    {
        if (container.NetworkMode == "host")
        {
            return host.OwnNetns;
        }

        return container.NetworkMode.StartsWith(ContainerMode, StringComparison.Ordinal)
            && host.ContainerByName(container.EngineId, container.NetworkMode[ContainerMode.Length..]) is { Properties: ContainerProperties owner } node
            && IsRunning(owner)
            ? node.Parent
            : null;
    }

    /// <summary>The sockets that the container would open itself.</summary>
    private static IEnumerable<LedgerEntry> OfItsOwn(HostScope host, Node node, ContainerProperties container, string netnsId)
    {
        foreach (var socket in container.LastListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } seen)
            {
                yield return Wants(host, node, netnsId, seen, PortVia.Listen, container) with { Note = "seen when it last ran" };
            }
        }

        foreach (var port in container.ExposedPorts)
        {
            // What was seen is exact; what is only declared may be bound to any address.
            if (!container.LastListening.Any(s => s.Port == port.Port && s.Protocol == port.Protocol))
            {
                yield return Wants(host, node, netnsId, new PortAddress(port.Protocol, IPAddress.Any, port.Port, false), PortVia.DockerExpose, container);
            }
        }
    }

    private static LedgerEntry Wants(HostScope host, Node node, string netnsId, PortAddress address, PortVia via, ContainerProperties container) => new()
    {
        Host = host.HostId,
        Netns = netnsId,
        At = address,
        State = PortState.Wanted,
        Via = via,
        Owner = node,
        OwnerStartedAt = container.StartedAt,
    };

    private static PortAddress? Address(PublishedPort port) => port.HostPort == 0
        ? null
        : PortAddress.From(port.Protocol, port.HostIp, port.HostPort, port.HostIp.Contains(':', StringComparison.Ordinal));

    /// <summary>R18: on a network that gives containers addresses of its own, the engine keeps what is published and binds nothing.</summary>
    private static bool Publishes(Node node, ContainerProperties container, HostScope host)
    {
        if (container.NetworkMode is "host" or "none" || container.NetworkMode.StartsWith(ContainerMode, StringComparison.Ordinal))
        {
            return false;
        }

        var any = false;
        foreach (var edge in host.Snapshot.EdgesOf(node.Id))
        {
            if (edge.Kind == EdgeKind.Attached && edge.From == node.Id
                && host.Snapshot.Nodes.GetValueOrDefault(edge.To)?.Properties is DockerNetworkProperties network)
            {
                if (!DriversWithoutPublish.Contains(network.Driver))
                {
                    return true;
                }

                any = true;
            }
        }

        return !any;
    }

    private static string Target(ContainerProperties container, AddressFamily family, int port)
    {
        string? other = null;
        foreach (var text in container.Addresses)
        {
            if ((text.Contains(':', StringComparison.Ordinal) ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork) == family)
            {
                return With(text, port);
            }

            other ??= text;
        }

        return other is null ? "" : With(other, port);
    }

    private static string With(string address, int port) =>
        address.Contains(':', StringComparison.Ordinal) ? $"[{address}]:{port}" : $"{address}:{port}";
}
