using BenchmarkDotNet.Attributes;
using NetDash.Drawing;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Writers;
using NetDash.Drawing.Writers.Png;
using NetDash.Drawing.Writers.Svg;
using NetDash.Testing.Facts;
using NetDash.Topology.Views;

namespace NetDash.Benchmarks.Drawing;

/// <summary>What a file of so many containers costs, once the scene is there.</summary>
[MemoryDiagnoser]
public class WritingBenchmark
{
    private static readonly SceneCaption Caption = new("Wiring");
    private Scene _scene = Scene.Empty;

    [Params(100, 1_000)]
    public int Containers { get; set; }

    [GlobalSetup]
    public void Setup() => _scene = MapDrawing.Draw(ViewLens.Wiring, LinkedTopology.Of(OneBridge.With(Containers)).Now, null, SlotBook.Empty, ViewRollUp.Auto with { Never = true }).Scene;

    [Benchmark]
    public string Svg() => SvgWriter.Write(_scene, Theme.Dark, Caption);

    [Benchmark]
    public byte[] Png() => PngWriter.Write(_scene, Theme.Dark, Caption, 1);
}
