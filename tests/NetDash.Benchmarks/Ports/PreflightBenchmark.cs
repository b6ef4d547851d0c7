using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Analysis.Ports.Preflight;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;

namespace NetDash.Benchmarks.Ports;

/// <summary>
/// What a preflight costs as the file grows, on a host of 500 containers: 200 services within 100 ms, and near linear. A third
/// of what is asked for is taken, so that free ports are looked for and a corrected file is written.
/// </summary>
[MemoryDiagnoser]
public class PreflightBenchmark
{
    private const int Containers = 500;
    private const int FirstPort = 10_000;
    private HostLedger _host = null!;
    private PreflightRequest _compose = null!;
    private PreflightRequest _manifests = null!;

    [Params(50, 200, 800)]
    public int Services { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var running = Enumerable.Range(0, Containers).Select(i =>
            (Fact)(TestFacts.Container($"c{i}") with { Ports = [new PublishedPort("0.0.0.0", FirstPort + (i * 9), 80, PortProtocol.Tcp)] }));
        _host = PortLedger.Of(LinkedTopology.Of(
            [TestFacts.Host(), TestFacts.Netns(1), TestFacts.UnixSocket("/var/run/docker.sock"), TestFacts.Engine(), .. running]).Now).Of(TestFacts.HostId)!;
        _compose = Request("compose.yaml", "x-base: &base { restart: always, environment: { A: \"${A:-1}\" } }\nservices:\n", i =>
            $"  s{i}:\n    <<: *base\n    image: nginx:{i} # {i}\n    ports:\n      - \"{FirstPort + (i * 3)}:80\"\n      - \"127.0.0.1:{FirstPort + (i * 3) + 1}:81/udp\"\n"
            + $"      - {{ target: 82, published: {FirstPort + (i * 3) + 2} }}\n    depends_on: [db]\n    healthcheck: {{ test: [CMD, \"true\"], interval: 5s }}\n");
        _manifests = Request("pods.yaml", "", i =>
            $"---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{ name: d{i} }}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          image: nginx\n"
            + $"          ports:\n            - {{ containerPort: 80, hostPort: {FirstPort + (i * 3)} }}\n");
    }

    [Benchmark(Baseline = true)]
    public PreflightAnswer Compose() => PreflightCheck.Check(_compose, _host);

    [Benchmark]
    public PreflightAnswer Kubernetes() => PreflightCheck.Check(_manifests, _host);

    private PreflightRequest Request(string name, string head, Func<int, string> part)
    {
        var text = new StringBuilder(head);
        for (var i = 0; i < Services; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part(i)}");
        }

        return new PreflightRequest { Files = [new PreflightFile(name, text.ToString())] };
    }
}
