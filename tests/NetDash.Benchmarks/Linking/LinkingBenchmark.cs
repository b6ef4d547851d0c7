using BenchmarkDotNet.Attributes;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;

namespace NetDash.Benchmarks.Linking;

/// <summary>
/// What one change costs as the topology grows: linking should not feel the size, a list of everything should be linear.
/// </summary>
[MemoryDiagnoser]
public class LinkingBenchmark
{
    private TopologyBuilder _builder = null!;
    private Replaced _everything = null!;
    private int _step;

    [Params(100, 1_000, 10_000)]
    public int Containers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _everything = TestTopology.Replaced("all", Facts());
        _builder = new TopologyBuilder("epoch", new NoFindings(), TestFacts.Noon);
        _builder.Add(_everything);
        _builder.Build(TestFacts.Noon);
    }

    [Benchmark(Baseline = true)]
    public object? OneContainerChanges()
    {
        _builder.Add(TestTopology.Upserted("all", TestFacts.Container("c0") with { ExitCode = ++_step }));
        return _builder.Build(TestFacts.Noon);
    }

    [Benchmark]
    public object? EverythingIsListedAgainAndIsTheSame()
    {
        _builder.Add(_everything);
        return _builder.Build(TestFacts.Noon);
    }

    [Benchmark]
    public object? EverythingIsLinkedForTheFirstTime()
    {
        var builder = new TopologyBuilder("epoch", new NoFindings(), TestFacts.Noon);
        builder.Add(_everything);
        return builder.Build(TestFacts.Noon);
    }

    private IEnumerable<Fact> Facts()
    {
        yield return TestFacts.Host();
        yield return TestFacts.Netns(1);
        yield return TestFacts.Engine();
        yield return TestFacts.UnixSocket("/run/docker.sock");
        yield return TestFacts.Interface(1, 3, "docker0", "bridge", "172.17.0.1/16");
        yield return TestFacts.Network("bridge", bridge: "docker0");
        for (var i = 0; i < Containers; i++)
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
