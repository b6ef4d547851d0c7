using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.Benchmarks;

/// <summary>A host as it is reported, as large as wanted.</summary>
internal static class OneBridge
{
    /// <summary>So many containers on one bridge, each with a published port and a listener.</summary>
    public static IEnumerable<Fact> With(int containers)
    {
        yield return TestFacts.Host();
        yield return TestFacts.Netns(1);
        yield return TestFacts.Engine();
        yield return TestFacts.UnixSocket("/run/docker.sock");
        yield return TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16");
        yield return TestFacts.Network("bridge", bridge: "docker0");
        for (var i = 0; i < containers; i++)
        {
            var (name, cookie) = ($"c{i}", i + 10);
            yield return TestFacts.Netns(cookie, TestFacts.LongId(name));
            yield return TestFacts.Interface(1, 100 + i, $"veth{i}").LinkedTo(cookie, 2) with { MasterIndex = 3 };
            yield return TestFacts.Interface(cookie, 2, "eth0", "veth", $"172.17.{i / 250}.{(i % 250) + 2}/16").LinkedTo(1, 100 + i);
            yield return TestFacts.Interface(cookie, 1, "lo", "loopback", "127.0.0.1/8");
            yield return TestFacts.Socket(cookie, 80, owners: TestFacts.Owner(1000 + i, "httpd", TestFacts.LongId(name)));
            yield return TestFacts.Container(name) with
            {
                Endpoints = [TestFacts.Endpoint("bridge", $"172.17.{i / 250}.{(i % 250) + 2}")],
                Ports = [new PublishedPort("0.0.0.0", 10_000 + i, 80, PortProtocol.Tcp)],
            };
        }
    }
}
