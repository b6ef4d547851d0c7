using System.Net;
using System.Net.Sockets;
using NetDash.Analysis.Scopes;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Ports.Ledger;

/// <summary>
/// What containers publish and want. A container that does not run wants its published ports; in a namespace that it shares, the
/// ports that it declares and those it was seen to listen on. Logs, environment and arguments are never read for this.
/// </summary>
internal static class ContainerPorts
{
    private const string ContainerMode = "container:";

    public static bool IsRunning(ContainerProperties container) => container.State is "running" or "paused";

    /// <summary>Whether it will want its ports again; one that is being removed will not.</summary>
    public static bool IsWaiting(ContainerProperties container) => !IsRunning(container) && container.State != "removing";

    /// <summary>Whether the engine forwards what a container publishes now.</summary>
    public static bool IsPublishing(Node node, HostScope host)
    {
        var container = (ContainerProperties)node.Properties;
        return IsRunning(container) && Publishes(node, container, host);
    }

    public static void AddPublished(HostScope host, PortIndex index)
    {
        foreach (var node in host.Containers)
        {
            var container = (ContainerProperties)node.Properties;
            if (container.PublishedPorts.Count == 0 || !IsPublishing(node, host))
            {
                continue;
            }

            foreach (var port in container.PublishedPorts)
            {
                if (Address(port) is { } address)
                {
                    index.Add(new LedgerEntry
                    {
                        Host = host.HostId,
                        Netns = host.OwnNetns,
                        At = address,
                        State = PortState.Forwarded,
                        Via = PortVia.DockerPublish,
                        Owner = node,
                        Target = Target(container, address.Address.AddressFamily, port.ContainerPort),
                        // Who reads no sockets cannot know that there is none.
                        HasSocket = !host.HasKernel,
                    });
                }
            }
        }
    }

    public static void AddWanted(HostScope host, PortIndex index)
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
                        index.Add(Wants(host, node, host.OwnNetns, address, PortVia.DockerPublish));
                    }
                }
            }

            if (SharedNetns(container, host) is { } netnsId)
            {
                AddOfItsOwn(host, node, container, netnsId, index);
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

    /// <summary>
    /// The sockets that the container would open itself. What was seen is exact, so it stands for what is declared of the same
    /// port, which may be bound to any address.
    /// </summary>
    private static void AddOfItsOwn(HostScope host, Node node, ContainerProperties container, string netnsId, PortIndex index)
    {
        foreach (var socket in container.LastListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } seen)
            {
                index.Add(Wants(host, node, netnsId, seen, PortVia.Listen) with { Note = "seen when it last ran" });
            }
        }

        foreach (var port in container.ExposedPorts)
        {
            if (!Listens(container.LastListening, port))
            {
                index.Add(Wants(host, node, netnsId, new PortAddress(port.Protocol, IPAddress.Any, port.Port, false), PortVia.DockerExpose));
            }
        }
    }

    /// <summary>Whether a declared port is among sockets, at whichever address.</summary>
    public static bool Listens(ValueList<ListeningSocket> sockets, ExposedPort port)
    {
        foreach (var socket in sockets)
        {
            if (socket.Port == port.Port && socket.Protocol == port.Protocol)
            {
                return true;
            }
        }

        return false;
    }

    private static LedgerEntry Wants(HostScope host, Node node, string netnsId, PortAddress address, PortVia via) => new()
    {
        Host = host.HostId,
        Netns = netnsId,
        At = address,
        State = PortState.Wanted,
        Via = via,
        Owner = node,
    };

    /// <summary>Where the engine binds a published port; null while it has not chosen one.</summary>
    public static PortAddress? Address(PublishedPort port) => port.HostPort == 0
        ? null
        : PortAddress.From(port.Protocol, port.HostIp, port.HostPort, port.HostIp.Contains(':', StringComparison.Ordinal));

    /// <summary>
    /// R18: on a network that gives containers addresses of its own, and on an internal one, the engine keeps what is published and binds
    /// nothing.
    /// </summary>
    private static bool Publishes(Node node, ContainerProperties container, HostScope host) =>
        container.NetworkMode is not ("host" or "none")
        && !container.NetworkMode.StartsWith(ContainerMode, StringComparison.Ordinal)
        && !host.All.BindsNothing(node.Id);

    /// <summary>The container's first address of the family, else its first; nowhere where none is known.</summary>
    private static PortTarget Target(ContainerProperties container, AddressFamily family, int port)
    {
        string? other = null;
        foreach (var text in container.Addresses)
        {
            if ((text.Contains(':', StringComparison.Ordinal) ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork) == family)
            {
                return new PortTarget(text, port);
            }

            other ??= text;
        }

        return other is null ? default : new PortTarget(other, port);
    }
}
