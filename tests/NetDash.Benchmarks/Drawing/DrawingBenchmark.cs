using BenchmarkDotNet.Attributes;
using NetDash.Drawing;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Benchmarks.Drawing;

/// <summary>What a picture costs as the topology grows: the first, the next after one change, and their difference. Near linear.</summary>
[MemoryDiagnoser]
public class DrawingBenchmark
{
    private TopologySnapshot _before = null!;
    private TopologySnapshot _after = null!;
    private Drawn _drawn = null!;
    private Scene _next = null!;

    [Params(100, 1_000, 10_000)]
    public int Containers { get; set; }

    [Params(ViewLens.Wiring, ViewLens.Ports)]
    public ViewLens Lens { get; set; }

    /// <summary>Whether what is much is rolled up, which it is by itself from about 250 containers on; the ports lens never is.</summary>
    [Params(false, true)]
    public bool IsRolledUp { get; set; }

    private ViewRollUp RollUp => IsRolledUp ? ViewRollUp.Auto : ViewRollUp.Auto with { Never = true };

    [GlobalSetup]
    public void Setup()
    {
        var world = LinkedTopology.Of(OneBridge.With(Containers));
        _before = world.Now;
        _after = world.And(TestFacts.Container("c0", state: "exited")).Now;
        _drawn = MapDrawing.Draw(Lens, _before, null, SlotBook.Empty, RollUp);
        _next = MapDrawing.Draw(Lens, _after, null, _drawn.Book, RollUp).Scene;
    }

    [Benchmark]
    public Drawn First() => MapDrawing.Draw(Lens, _before, null, SlotBook.Empty, RollUp);

    [Benchmark(Baseline = true)]
    public Drawn AfterOneChange() => MapDrawing.Draw(Lens, _after, null, _drawn.Book, RollUp);

    [Benchmark]
    public SceneDelta? Difference() => SceneDelta.Between(_drawn.Scene, _next);
}
