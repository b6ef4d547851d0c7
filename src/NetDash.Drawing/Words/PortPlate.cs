using NetDash.Drawing.Marks;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Words;

/// <summary>A port as a plate shows it.</summary>
/// <param name="Address">Before the port; empty where only the port is told. Several that differ in family alone stand side by side.</param>
/// <param name="Port">As <c>:80</c> or <c>:53/udp</c>.</param>
/// <param name="To">The port that it leads to, as <c>:80</c>; empty where it leads nowhere.</param>
/// <param name="IsWanted">Declared by something that does not run.</param>
/// <param name="Health">The worst of the findings about this port.</param>
public sealed record PortPlate(string Address, string Port, string To, bool IsWanted, Health Health)
{
    /// <summary>What the plate says when it is read out.</summary>
    public string Spoken => $"{Address}{Port}{(To.Length > 0 ? $" to {To}" : "")}{(IsWanted ? ", wanted" : "")}";
}

/// <summary>Ports of things → plates, one for each port and protocol with both families on it.</summary>
public static class PortPlates
{
    /// <summary>What a thing listens on, with the findings about each port.</summary>
    public static IReadOnlyList<PortPlate> Listening(TopologySnapshot snapshot, Node owner, IEnumerable<ListeningSocket> sockets, bool withAddress, bool wanted = false) =>
        Listening(sockets, withAddress, wanted, port => FindingOn(snapshot, owner, port));

    /// <summary>Sockets, with the health that the caller knows.</summary>
    public static IReadOnlyList<PortPlate> Listening(IEnumerable<ListeningSocket> sockets, bool withAddress, bool wanted, Func<int, Health> health) =>
    [
        .. sockets
            .GroupBy(s => (s.Protocol, s.Port, Scope: withAddress ? Scope(s.Address) : ""))
            .OrderBy(g => g.Key.Port).ThenBy(g => g.Key.Protocol)
            .Select(g => new PortPlate(
                withAddress ? Join(g.Select(s => s.Address)) : "",
                Wording.Port(g.Key.Protocol, g.Key.Port), "", wanted, health(g.Key.Port))),
    ];

    /// <summary>Host ports that lead into a container, or would if it ran.</summary>
    public static IReadOnlyList<PortPlate> Published(TopologySnapshot snapshot, Node owner, ContainerProperties container) =>
    [
        .. container.PublishedPorts
            .GroupBy(p => (p.Protocol, p.HostPort, p.ContainerPort, Scope: Scope(p.HostIp)))
            .OrderBy(g => g.Key.HostPort).ThenBy(g => g.Key.Protocol)
            .Select(g => new PortPlate(
                Join(g.Select(p => p.HostIp)),
                g.Key.HostPort == 0 ? ":any" : Wording.Port(g.Key.Protocol, g.Key.HostPort),
                $":{g.Key.ContainerPort}",
                container.State is not ("running" or "paused"),
                FindingOn(snapshot, owner, g.Key.HostPort))),
    ];

    /// <summary>What its image or command declares.</summary>
    public static IReadOnlyList<PortPlate> Exposed(TopologySnapshot snapshot, Node owner, ContainerProperties container) =>
    [
        .. container.ExposedPorts.OrderBy(p => p.Port).Select(p => new PortPlate(
            "", Wording.Port(p.Protocol, p.Port), "", container.State is not ("running" or "paused"), FindingOn(snapshot, owner, p.Port))),
    ];

    private static Health FindingOn(TopologySnapshot snapshot, Node owner, int port) =>
        NodeHealth.OfPort(snapshot.FindingsOf(owner.Id).Where(f => f.Port?.Port == port));

    // 0.0.0.0 and :: are one thing to a reader, and so are the two loopbacks; any other address is its own.
    private static string Scope(string address) => address switch
    {
        "0.0.0.0" or "::" or "*" => "all",
        "127.0.0.1" or "::1" => "loopback",
        _ => address,
    };

    private static string Join(IEnumerable<string> addresses) =>
        string.Join(", ", addresses.Distinct().Order(StringComparer.Ordinal).Select(Wording.Address));
}
