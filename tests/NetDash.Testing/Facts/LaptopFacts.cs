using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>
/// The machine of the design's pictures: bridges with containers, a shared namespace, two networks on one container, host mode,
/// <c>none</c>, a namespace without a container, one that stopped, and one whose port another holds.
/// </summary>
public static class LaptopFacts
{
    private const int Bridge = 3;
    private const int Appnet = 4;

    public static DateTimeOffset Now { get; } = TestFacts.Noon.AddHours(2);

    /// <summary>What the kernel tells.</summary>
    public static IEnumerable<Fact> Kernel() =>
    [
        TestFacts.Host(), TestFacts.Netns(1),
        TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8", "::1/128") with { Mtu = 65536, OperState = "unknown" },
        TestFacts.Interface(1, 2, "eth0", "physical", "10.131.175.138/24", "fe80::5054:ff:fe12:3456/64") with
        {
            Mac = "52:54:00:12:34:56", DefaultRoutes = ["0.0.0.0/0"], Gateways = ["10.131.175.1"],
        },
        TestFacts.Interface(1, Bridge, "docker0", "bridge", "172.17.0.1/16"),
        TestFacts.Interface(1, Appnet, "br-appnet", "bridge", "10.55.0.1/24"),
        TestFacts.UnixSocket("/var/run/docker.sock", 1, TestFacts.Owner(640, "dockerd")),
        .. Service(812, "sshd", "0.0.0.0", 22), .. Service(812, "sshd", "::", 22), .. Service(2214, "redis-server", "127.0.0.1", 6379),
        TestFacts.Socket(1, 5353, "0.0.0.0", PortProtocol.Udp),
        .. Listener("node-exporter", 1, 3001, "node_exporter", 9100), .. Listener("host1", 1, 41237, "python3", 9876),
        .. Plugged("web", 10, Bridge, "veth3c1f9a2", "172.17.0.2/16"), .. Listener("web", 10, 4001, "nginx", 80),
        .. Plugged("api", 11, Bridge, "veth90be41d", "172.17.0.3/16", 2, "eth1"), .. Pair(11, Appnet, "veth5ad77e0", "10.55.0.2/24", 1, "eth0"),
        .. Listener("api", 11, 4002, "api", 8000),
        .. Plugged("db", 12, Appnet, "vethc20b8f4", "10.55.0.3/24"), .. Listener("db", 12, 4003, "postgres", 5432),
        .. Plugged("worker", 13, Appnet, "veth18e6d3b", "10.55.0.4/24"),
        .. Plugged("mailer", 14, Appnet, "veth7f02ce5", "10.55.0.5/24"),
        .. Listener("mailer", 14, 4005, "mailpit", 1025), .. Listener("mailer", 14, 4005, "mailpit", 8025),
        TestFacts.Netns(15, TestFacts.LongId("batch")), Loopback(15),
        TestFacts.Netns(16) with { Paths = ["/run/netns/lab"], Pids = [], ProcessCount = 0 },
        Loopback(16), TestFacts.Interface(16, 2, "tap0", "tun", "192.168.77.1/24") with { OperState = "down" },
    ];

    /// <summary>What its engine tells.</summary>
    public static IEnumerable<Fact> Docker() =>
    [
        TestFacts.Engine(),
        Net("bridge", "docker0", "172.17.0.0/16", "172.17.0.1") with { IsDefaultBridge = true }, Net("appnet", "br-appnet", "10.55.0.0/24", "10.55.0.1"),
        TestFacts.Network("host", "host"), TestFacts.Network("none", "null"),
        On("web", "nginx:1.27", "bridge", "172.17.0.2") with { Ports = [Publish("0.0.0.0", 8080, 80), Publish("::", 8080, 80)], ExposedPorts = [new(80, PortProtocol.Tcp)] },
        TestFacts.Container("web-logs", "container:" + TestFacts.LongId("web")) with { Image = "shop/logs:2", StartedAt = TestFacts.Noon.AddMinutes(1) },
        On("api", "shop/api:4.2", "appnet", "10.55.0.2") with
        {
            Ports = [Publish("0.0.0.0", 8443, 443)],
            Endpoints = [TestFacts.Endpoint("appnet", "10.55.0.2"), TestFacts.Endpoint("bridge", "172.17.0.3")],
            Labels = Labels.From([new("com.docker.compose.project", "shop"), new("com.docker.compose.service", "api")]),
        },
        On("db", "postgres:17", "appnet", "10.55.0.3") with { Ports = [Publish("0.0.0.0", 5432, 5432)] },
        On("worker", "registry.example.net:5000/shop/worker:4.2@sha256:0123456789abcdef", "appnet", "10.55.0.4") with { State = "running", Health = "unhealthy" },
        On("mailer", "axllent/mailpit:1.21", "appnet", "10.55.0.5") with { Ports = [Publish("127.0.0.1", 8025, 8025)] },
        TestFacts.Container("cache", "appnet", "exited") with
        {
            Image = "redis:7", Endpoints = [TestFacts.Endpoint("appnet", "")], Ports = [Publish("127.0.0.1", 6380, 6379)], ExposedPorts = [new(6379, PortProtocol.Tcp)],
        },
        TestFacts.Container("pub3", "bridge", "created") with
        {
            Image = "netdash/busybox:test", Endpoints = [TestFacts.Endpoint("bridge", "")], Ports = [Publish("0.0.0.0", 9876, 9876)], StartedAt = null,
            ExposedPorts = [new(9876, PortProtocol.Tcp)], FinishedAt = TestFacts.Noon.AddMinutes(58),
            Error = "driver failed programming external connectivity on endpoint pub3 (5d2f): Error starting userland proxy: listen tcp4 0.0.0.0:9876: bind: address already in use",
        },
        TestFacts.Container("batch", "none") with { Image = "shop/batch:1", Endpoints = [TestFacts.Endpoint("none", "")] },
        TestFacts.Container("node-exporter", "host") with { Image = "prom/node-exporter:v1.8", Endpoints = [TestFacts.Endpoint("host", "")] },
        TestFacts.Container("host1", "host") with { Image = "python:3.13", Endpoints = [TestFacts.Endpoint("host", "")], StartedAt = TestFacts.Noon.AddMinutes(-2) },
        TestFacts.Container("host2", "host", "exited") with
        {
            Image = "netdash/busybox:test", ExitCode = 1, Endpoints = [TestFacts.Endpoint("host", "")], FinishedAt = TestFacts.Noon.AddMinutes(70),
        },
    ];

    private static Fact[] Service(int pid, string name, string address, int port) =>
        [TestFacts.Process(1, pid, name), TestFacts.Socket(1, port, address, PortProtocol.Tcp, TestFacts.Owner(pid, name))];

    private static Fact[] Listener(string container, int cookie, int pid, string process, int port) =>
        [TestFacts.Socket(cookie, port, "0.0.0.0", PortProtocol.Tcp, TestFacts.Owner(pid, process, TestFacts.LongId(container), TestFacts.Noon.AddMinutes(-2)))];

    private static Fact[] Plugged(string container, int cookie, int bridge, string veth, string address, int index = 1, string name = "eth0") =>
        [TestFacts.Netns(cookie, TestFacts.LongId(container)), Loopback(cookie), .. Pair(cookie, bridge, veth, address, index, name)];

    private static Fact[] Pair(int cookie, int bridge, string veth, string address, int index, string name) =>
    [
        TestFacts.Interface(1, (cookie * 10) + index, veth) with { MasterIndex = bridge, LinkNetnsId = TestFacts.NetnsId(cookie), LinkIndex = index + 1 },
        TestFacts.Interface(cookie, index + 1, name, "veth", address).LinkedTo(1, (cookie * 10) + index),
    ];

    private static InterfaceFact Loopback(int cookie) =>
        TestFacts.Interface(cookie, 1, "lo", "loopback", "127.0.0.1/8") with { Mtu = 65536, OperState = "unknown" };

    private static DockerNetworkFact Net(string name, string bridge, string subnet, string gateway) =>
        TestFacts.Network(name, bridge: bridge) with { Ipam = [new(subnet, gateway, "")] };

    private static ContainerFact On(string name, string image, string network, string address) =>
        TestFacts.Container(name, network) with { Image = image, Endpoints = [TestFacts.Endpoint(network, address)] };

    private static PublishedPort Publish(string address, int port, int inside) => new(address, port, inside, PortProtocol.Tcp);
}
