using BenchmarkDotNet.Attributes;
using NetDash.Drawing;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Benchmarks.Drawing;

/// <summary>
/// What a picture of a cluster costs, with a service for every five pods and a node for every twenty: the first, the next after one change,
/// and their difference. Near linear.
/// </summary>
[MemoryDiagnoser]
public class ClusterDrawingBenchmark
{
    private TopologySnapshot _before = null!;
    private TopologySnapshot _after = null!;
    private Drawn _drawn = null!;
    private Scene _next = null!;

    [Params(100, 1_000, 10_000)]
    public int Pods { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(Pods));
        _before = world.Now;
        _after = world.And(LargeCluster.Pod(0) with { Ready = false }).Now;
        _drawn = MapDrawing.Draw(ViewLens.Services, _before, null, SlotBook.Empty);
        _next = MapDrawing.Draw(ViewLens.Services, _after, null, _drawn.Book).Scene;
    }

    [Benchmark]
    public Drawn First() => MapDrawing.Draw(ViewLens.Services, _before, null, SlotBook.Empty);

    [Benchmark(Baseline = true)]
    public Drawn AfterOneChange() => MapDrawing.Draw(ViewLens.Services, _after, null, _drawn.Book);

    [Benchmark]
    public SceneDelta? Difference() => SceneDelta.Between(_drawn.Scene, _next);
}
