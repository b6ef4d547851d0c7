using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Values;

namespace NetDash.Benchmarks.Ports;

/// <summary>
/// A host as large as wanted, where every container publishes ports on all addresses and listens on them: the most that rules can
/// find. dockerd holds the sockets; of every hundred containers one is stopped and wants what another has.
/// </summary>
internal static class PublishingHost
{
    private const int PortsEach = 4;
    private const int FirstPort = 10_000;

    public static IEnumerable<Fact> With(int containers)
    {
        yield return TestFacts.Host() with { EphemeralPorts = [61_000, 65_000] };
        yield return TestFacts.Netns(1);
        yield return TestFacts.Engine();
        yield return TestFacts.UnixSocket("/run/docker.sock");
        yield return TestFacts.Interface(1, 2, "eth0", "physical", "192.0.2.10/24");
        yield return TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16");
        yield return TestFacts.Network("bridge", bridge: "docker0");
        yield return TestFacts.Process(1, 640, "dockerd");
        for (var i = 0; i < containers; i++)
        {
            foreach (var fact in Container(i))
            {
                yield return fact;
            }
        }
    }

    public static ContainerFact Changed(int i, int exitCode) => Publishing(i) with { ExitCode = exitCode };

    private static IEnumerable<Fact> Container(int i)
    {
        var (name, cookie) = ($"c{i}", i + 10);
        yield return Publishing(i);
        if (IsStopped(i))
        {
            yield break;
        }

        yield return TestFacts.Netns(cookie, TestFacts.LongId(name));
        yield return TestFacts.Interface(1, 100 + i, $"veth{i}").LinkedTo(cookie, 2) with { MasterIndex = 3 };
        yield return TestFacts.Interface(cookie, 2, "eth0", "veth", Address(i) + "/16").LinkedTo(1, 100 + i);
        yield return TestFacts.Interface(cookie, 1, "lo", "loopback", "127.0.0.1/8");
        for (var port = 0; port < PortsEach; port++)
        {
            yield return TestFacts.Socket(cookie, 8000 + (port * 10), owners: TestFacts.Owner(1000 + i, "httpd", TestFacts.LongId(name)));
            yield return TestFacts.Socket(1, Port(i, port), owners: TestFacts.Owner(640, "dockerd"));
        }
    }

    private static ContainerFact Publishing(int i) => TestFacts.Container($"c{i}", state: IsStopped(i) ? "exited" : "running") with
    {
        Endpoints = [TestFacts.Endpoint("bridge", IsStopped(i) ? "" : Address(i))],
        Ports = Enumerable.Range(0, PortsEach)
            .Select(port => new PublishedPort("0.0.0.0", Port(IsStopped(i) ? i - 1 : i, port), 8000 + (port * 10), PortProtocol.Tcp)).ToValueList(),
    };

    private static bool IsStopped(int i) => i % 100 == 99;

    private static int Port(int i, int port) => FirstPort + (i * PortsEach) + port;

    private static string Address(int i) => $"172.17.{i / 250}.{(i % 250) + 2}";
}
