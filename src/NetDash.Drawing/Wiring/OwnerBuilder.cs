using NetDash.Drawing.Marks;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Wiring;

/// <summary>
/// What answers on a host's own addresses, or would if it ran. Processes that hold no port have nothing to do with addresses; the
/// inventory has them.
/// </summary>
internal sealed class OwnerBuilder(HostNodes host)
{
    private readonly HashSet<(PortProtocol, int)> _published =
    [
        .. host.Containers.Where(HostNodes.Runs).SelectMany(c => HostNodes.Container(c).PublishedPorts).Select(p => (p.Protocol, p.HostPort)),
    ];

    private const int MostPlates = 6;

    // What engines start to hold a published port: the port is the container's, whose row shows it.
    private static readonly HashSet<string> Proxies = new(StringComparer.Ordinal)
    {
        "docker-proxy", "dockerd", "rootlesskit", "rootlessport", "conmon", "pasta", "slirp4netns",
    };

    /// <summary>What answers in the host's namespace, or where no kernel is read, in host mode.</summary>
    public IReadOnlyList<OwnerPlan> Build() =>
    [
        .. host.Containers
            .Where(c => HostNodes.Container(c).NetworkMode == "host" || (host.HostNetns is not null && c.Parent == host.HostNetns.Id)).Select(Container)
            .Concat(host.Processes
                .Where(p => p.Parent == host.HostNetns?.Id && ((ProcessProperties)p.Properties).Listening.Count > 0 && !HoldsForContainers((ProcessProperties)p.Properties))
                .Select(Process))
            .OrderBy(o => o.State == PlugState.In ? 0 : 1)
            .ThenBy(o => o.Plates.Count > 0 && o.Plates.All(p => p.IsLoopback) ? 0 : 1)
            .ThenBy(o => o.Plates.Count == 0 ? int.MaxValue : o.Plates[0].First)
            .ThenBy(o => o.Name, StringComparer.Ordinal).ThenBy(o => o.Key, StringComparer.Ordinal),
        .. Unowned(),
    ];

    private bool HoldsForContainers(ProcessProperties process) =>
        Proxies.Contains(process.Name)
        && process.Listening.All(socket => _published.Contains((socket.Protocol, socket.Port)));

    private OwnerPlan Process(Node node)
    {
        var process = (ProcessProperties)node.Properties;
        return new OwnerPlan(
            node.Id, node, process.Name, $"pid {process.Pid}", PlugState.In, NodeHealth.Of(host.Snapshot, node),
            PlateBuilder.AtMost(PlateBuilder.Sockets(host.Snapshot, node, process.Listening, wanted: false), MostPlates));
    }

    private OwnerPlan Container(Node node)
    {
        var container = HostNodes.Container(node);
        var state = PlugStates.Of(node);
        var plates = state == PlugState.In
            ? PlateBuilder.Sockets(host.Snapshot, node, container.Listening, wanted: false)
            : container.LastListening.Count > 0
                ? PlateBuilder.Sockets(host.Snapshot, node, container.LastListening, wanted: true)
                : PlateBuilder.Exposed(host.Snapshot, node, container.ExposedPorts);
        return new OwnerPlan(
            node.Id, node, node.Name, host.Find(container.Pod) is { } pod ? $"pod {pod.Name}" : state == PlugState.In ? "host mode" : $"host mode, {PlugStates.WhyNot(container)}", state,
            NodeHealth.Of(host.Snapshot, node), PlateBuilder.AtMost(plates, MostPlates));
    }

    /// <summary>Never left out: a port that somebody holds is not free because its holder cannot be read.</summary>
    private IEnumerable<OwnerPlan> Unowned()
    {
        if (host.HostNetns is { Properties: NetnsProperties { UnownedListening: { Count: > 0 } sockets } } netns)
        {
            yield return new OwnerPlan(
                "unowned:" + netns.Id, netns, "Unknown owner", "not readable", PlugState.In, Health.Unknown,
                PlateBuilder.AtMost(PlateBuilder.Sockets(host.Snapshot, netns, sockets, wanted: false), MostPlates));
        }
    }
}
