using NetDash.Drawing.Marks;
using NetDash.Drawing.Words;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Wiring;

/// <summary>
/// What answers on the host's own addresses, or would if it ran. Processes that hold no port (only unix sockets) have nothing to
/// do with addresses; the inventory has them.
/// </summary>
internal sealed class OwnerBuilder(HostNodes host)
{
    // What engines start to hold a published port: the port is the container's, whose row shows it.
    private static readonly HashSet<string> Proxies = new(StringComparer.Ordinal)
    {
        "docker-proxy", "dockerd", "rootlesskit", "rootlessport", "conmon", "pasta", "slirp4netns",
    };

    public IReadOnlyList<WiringOwner> Build() =>
    [
        .. host.Processes.Where(p => p.Parent == host.HostNetns?.Id && !HoldsForContainers((ProcessProperties)p.Properties)).Select(Process).Where(p => p.Plates.Count > 0)
            .Concat(host.Containers.Where(IsHostMode).Select(Container))
            .OrderBy(o => o.State == Plugged.In ? 0 : 1)
            .ThenBy(o => o.Plates.Count == 0 ? 1 : 0)
            .ThenBy(o => o.Name, StringComparer.Ordinal),
        .. Unowned(),
    ];

    private static bool IsHostMode(Node node) => ((ContainerProperties)node.Properties).NetworkMode == "host";

    private bool HoldsForContainers(ProcessProperties process) =>
        Proxies.Contains(process.Name)
        && process.Listening.All(socket => host.Containers
            .Select(c => (ContainerProperties)c.Properties)
            .Any(c => HostNodes.Runs(c) && c.PublishedPorts.Any(p => p.Protocol == socket.Protocol && p.HostPort == socket.Port)));

    private WiringOwner Process(Node node)
    {
        var process = (ProcessProperties)node.Properties;
        return new WiringOwner(
            node, process.Name, $"pid {process.Pid}", PortPlates.Listening(host.Snapshot, node, process.Listening, withAddress: true), Plugged.In);
    }

    private WiringOwner Container(Node node)
    {
        var container = (ContainerProperties)node.Properties;
        if (HostNodes.Runs(container))
        {
            return new WiringOwner(
                node, node.Name, "host mode", PortPlates.Listening(host.Snapshot, node, container.Listening, withAddress: true), Plugged.In);
        }

        var wanted = container.LastListening.Count > 0
            ? PortPlates.Listening(host.Snapshot, node, container.LastListening, withAddress: true, wanted: true)
            : PortPlates.Exposed(host.Snapshot, node, container);
        return new WiringOwner(
            node, node.Name, "host mode, " + CardBuilder.WhyNot(container), wanted, CardBuilder.StateOf(node, container));
    }

    /// <summary>Never left out: a port that somebody holds is not free because its holder cannot be read.</summary>
    private IEnumerable<WiringOwner> Unowned()
    {
        if (host.HostNetns is { Properties: NetnsProperties { UnownedListening: { Count: > 0 } sockets } } netns)
        {
            yield return new WiringOwner(
                netns, "Processes NetDash cannot read", "", PortPlates.Listening(sockets, withAddress: true, wanted: false, _ => Health.Unknown), Plugged.In);
        }
    }
}
