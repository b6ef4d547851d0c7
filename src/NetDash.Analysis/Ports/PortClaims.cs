using NetDash.Analysis.Findings;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>A port that something that does not run wants.</summary>
/// <param name="NetnsId">The namespace that it would be bound in.</param>
/// <param name="Address">What it wants.</param>
/// <param name="Published">Whether the engine would bind it, not the container's own process.</param>
internal sealed record PortClaim(string NetnsId, PortAddress Address, bool Published);

/// <summary>
/// What a container that does not run wants: its published ports; in the namespace of the host or of another container, the
/// ports that it declares and those it was seen to listen on. Logs, environment and arguments are never read for this.
/// </summary>
internal static class PortClaims
{
    public static IEnumerable<PortClaim> Of(Node node, ContainerProperties container, HostScope host)
    {
        foreach (var port in container.PublishedPorts)
        {
            if (port.HostPort > 0 && PortAddress.From(port.Protocol, port.HostIp, port.HostPort, port.HostIp.Contains(':', StringComparison.Ordinal)) is { } address)
            {
                yield return new PortClaim(host.OwnNetns, address, true);
            }
        }

        if (SharedNetns(container, host) is not { } netnsId)
        {
            yield break;
        }

        foreach (var socket in container.LastListening)
        {
            if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } seen)
            {
                yield return new PortClaim(netnsId, seen, false);
            }
        }

        foreach (var port in container.ExposedPorts)
        {
            // What was seen is exact; what is only declared may be bound to any address.
            if (!container.LastListening.Any(s => s.Port == port.Port && s.Protocol == port.Protocol))
            {
                yield return new PortClaim(netnsId, new PortAddress(port.Protocol, System.Net.IPAddress.Any, port.Port, false), false);
            }
        }
    }

    /// <summary>The namespace, shared with others, that its own sockets would be in; null where it has one to itself.</summary>
    private static string? SharedNetns(ContainerProperties container, HostScope host)
    {
        const string Container = "container:";
        if (container.NetworkMode == "host")
        {
            return host.OwnNetns;
        }

        return container.NetworkMode.StartsWith(Container, StringComparison.Ordinal)
            && host.ContainerByName(container.EngineId, container.NetworkMode[Container.Length..]) is { Properties: ContainerProperties { State: "running" } } owner
            ? owner.Parent
            : null;
    }
}
