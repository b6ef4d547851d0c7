using System.Globalization;
using NetDash.Analysis.Findings;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Ports;

/// <summary>Somebody who holds a port of a namespace.</summary>
/// <param name="Owner">The container or process; null when the socket's owner could not be read.</param>
/// <param name="Address">What is held.</param>
/// <param name="Published">Whether it is held for a container by its engine, not by a socket of the container's own.</param>
/// <param name="Since">A moment from which it is known to have been held; null when that is before anybody looked.</param>
/// <param name="OwnerStartedAt">Start of the owner: it held nothing before; null when not known.</param>
internal sealed record PortHolder(Node? Owner, PortAddress Address, bool Published, DateTimeOffset? Since, DateTimeOffset? OwnerStartedAt);

/// <summary>Who holds which port, by namespace, protocol and port: what stands in the way of a claim is found in O(holders of that port).</summary>
internal sealed class PortHolders
{
    private const int LastPort = 65535;

    // Processes that hold a socket on behalf of a published port: the container they serve is the holder, and is listed itself.
    private static readonly HashSet<string> PublishingProcesses = new(StringComparer.Ordinal)
    {
        "docker-proxy", "rootlesskit", "rootlessport", "slirp4netns", "conmon", "pasta", "pasta.avx2", "dockerd",
    };

    private readonly Dictionary<(string Netns, PortProtocol Protocol, int Port), List<PortHolder>> _held = [];
    private readonly HostScope _host;

    public PortHolders(HostScope host)
    {
        _host = host;
        foreach (var node in host.Containers)
        {
            AddContainer(node, (ContainerProperties)node.Properties);
        }

        foreach (var node in host.Processes)
        {
            AddProcess(node, (ProcessProperties)node.Properties);
        }

        foreach (var netns in host.Namespaces)
        {
            foreach (var socket in ((NetnsProperties)netns.Properties).UnownedListening)
            {
                Add(netns.Id, socket, null, null);
            }
        }
    }

    /// <summary>The first that stands in a claim's way: a known owner before an unknown one.</summary>
    public PortHolder? InTheWayOf(string netnsId, PortAddress claim, string claimantId) =>
        _held.TryGetValue((netnsId, claim.Protocol, claim.Port), out var holders)
            ? holders.Where(h => h.Owner?.Id != claimantId && h.Address.Overlaps(claim)).OrderBy(h => h.Owner is null).FirstOrDefault()
            : null;

    /// <summary>
    /// The nearest port above that nobody holds or wants on the host and that the kernel does not hand to clients; null when
    /// there is none.
    /// </summary>
    public int? FreePortAfter(PortProtocol protocol, int port)
    {
        var wanted = _host.Containers
            .SelectMany(n => ((ContainerProperties)n.Properties).PublishedPorts)
            .Where(p => p.Protocol == protocol).Select(p => p.HostPort).ToHashSet();
        var ephemeral = _host.Host?.EphemeralPorts ?? [];
        for (var candidate = port + 1; candidate <= LastPort; candidate++)
        {
            if (ephemeral.Count == 2 && candidate >= ephemeral[0] && candidate <= ephemeral[1])
            {
                candidate = ephemeral[1];
                continue;
            }

            if (!wanted.Contains(candidate) && !_held.ContainsKey((_host.OwnNetns, protocol, candidate)))
            {
                return candidate;
            }
        }

        return null;
    }

    private void AddContainer(Node node, ContainerProperties container)
    {
        if (container.State is not ("running" or "paused"))
        {
            return;
        }

        foreach (var port in container.PublishedPorts)
        {
            if (port.HostPort > 0 && PortAddress.From(port.Protocol, port.HostIp, port.HostPort, port.HostIp.Contains(':', StringComparison.Ordinal)) is { } address)
            {
                Add(_host.OwnNetns, new PortHolder(node, address, true, null, container.StartedAt));
            }
        }

        // Where the kernel is not read, a container's parent is the host, and nothing is known of its sockets.
        foreach (var socket in container.Listening)
        {
            Add(node.Parent ?? _host.HostId, socket, node, container.StartedAt);
        }
    }

    private void AddProcess(Node node, ProcessProperties process)
    {
        foreach (var socket in process.Listening)
        {
            var servesPublish = PublishingProcesses.Contains(process.Name)
                && _held.TryGetValue((node.Parent ?? "", socket.Protocol, socket.Port), out var holders)
                && holders.Exists(h => h.Published);
            if (!servesPublish)
            {
                Add(node.Parent ?? _host.HostId, socket, node, process.StartedAt);
            }
        }
    }

    private void Add(string netnsId, ListeningSocket socket, Node? owner, DateTimeOffset? startedAt)
    {
        if (PortAddress.From(socket.Protocol, socket.Address, socket.Port, socket.V6Only) is { } address)
        {
            Add(netnsId, new PortHolder(owner, address, false, socket.Since, startedAt));
        }
    }

    private void Add(string netnsId, PortHolder holder)
    {
        var key = (netnsId, holder.Address.Protocol, holder.Address.Port);
        (_held.TryGetValue(key, out var holders) ? holders : _held[key] = []).Add(holder);
    }

    /// <summary>A port as people write it, as <c>9876/tcp</c>.</summary>
    internal static string Word(PortProtocol protocol, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"{port}/{protocol.ToString().ToLowerInvariant()}");
}
