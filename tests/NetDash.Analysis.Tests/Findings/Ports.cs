using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.Analysis.Tests.Findings;

/// <summary>Things that have, forward or want a port, in one line each.</summary>
internal static class Ports
{
    /// <summary>A running container on the bridge that publishes ports, with a namespace and sockets of its own.</summary>
    public static IEnumerable<Fact> Web(string name, int cookie, params PublishedPort[] ports) =>
    [
        TestFacts.Container(name) with { Ports = [.. ports] },
        .. Inside(name, cookie),
        .. ports.Select(p => p.ContainerPort).Distinct().Select(port => Listening(cookie, name, port)),
    ];

    /// <summary>A container's namespace with an address.</summary>
    public static IEnumerable<Fact> Inside(string name, int cookie) =>
    [
        TestFacts.Netns(cookie, TestFacts.LongId(name)),
        TestFacts.Interface(cookie, 2, "eth0", "veth", $"172.17.0.{cookie}/16"),
    ];

    /// <summary>A container that does not run and wants to publish ports.</summary>
    public static ContainerFact Stopped(string name, params PublishedPort[] ports) => TestFacts.Container(name, state: "exited") with { Ports = [.. ports] };

    public static PublishedPort Publish(int hostPort, int inside = 80, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp) =>
        new(address, hostPort, inside, protocol);

    /// <summary>A process of the host that listens.</summary>
    public static Fact[] Process(int pid, string name, int port, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp) =>
        [TestFacts.Process(1, pid, name), TestFacts.Socket(1, port, address, protocol, TestFacts.Owner(pid, name))];

    /// <summary>A host-mode container that listens.</summary>
    public static Fact[] HostMode(string name, int port, string address = "0.0.0.0") =>
    [
        TestFacts.Container(name, "host") with { SandboxKey = "/var/run/docker/netns/default" },
        TestFacts.Socket(1, port, address, owners: TestFacts.Owner(4000 + port, "httpd", TestFacts.LongId(name))),
    ];

    /// <summary>A socket in a container's namespace.</summary>
    public static SocketFact Listening(int cookie, string name, int port, string address = "0.0.0.0", PortProtocol protocol = PortProtocol.Tcp) =>
        TestFacts.Socket(cookie, port, address, protocol, TestFacts.Owner((cookie * 100) + port, "httpd", TestFacts.LongId(name)));
}
