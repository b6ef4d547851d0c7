using BenchmarkDotNet.Attributes;
using NetDash.Testing.Facts;
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
        _everything = TestTopology.Replaced("all", OneBridge.With(Containers));
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
}
