using BenchmarkDotNet.Attributes;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Benchmarks.Ports;

/// <summary>
/// What the ledger and all rules cost as a host grows, four published ports a container: from nothing, and after one container has
/// changed. Near linear, and below 50 ms for 5,000 containers.
/// </summary>
[MemoryDiagnoser]
public class PortsBenchmark
{
    private FindingsAnalyzer _analyzer = null!;
    private TopologySnapshot _empty = null!;
    private TopologySnapshot[] _worlds = [];
    private TopologyDelta _everything = null!;
    private TopologyDelta[] _changes = [];
    private TopologySnapshot _now = null!;
    private int _step;

    [Params(500, 1_000, 5_000)]
    public int Containers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _analyzer = new FindingsAnalyzer(TimeProvider.System);
        _empty = TopologySnapshot.Empty("epoch", TestFacts.Noon);
        var world = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System)).With(PublishingHost.With(Containers));
        _worlds = [world.Now, world.And(PublishingHost.Changed(0, 3)).Now];
        _everything = TopologyDelta.Between(_empty, _worlds[0]) with { UpsertedFindings = [] };
        _changes = [TopologyDelta.Between(_worlds[0], _worlds[1]), TopologyDelta.Between(_worlds[1], _worlds[0])];
        _now = _worlds[0];
    }

    [Benchmark]
    public int Ledger() => PortLedger.Of(Version(0, 1)).Entries.Count();

    [Benchmark]
    public FindingChanges FromNothing() => new FindingsAnalyzer(TimeProvider.System).Analyze(_empty, Version(0, 1), _everything);

    /// <summary>A container changes, and changes back, version after version as the store makes them.</summary>
    [Benchmark(Baseline = true)]
    public FindingChanges AfterOneChange()
    {
        var next = Version(1 - (_step % 2), 100 + _step);
        var changes = _analyzer.Analyze(_now, next, _changes[_step % 2]);
        (_now, _step) = (next, _step + 1);
        return changes;
    }

    /// <summary>
    /// A snapshot makes its indexes and its ledger once: as the store does, every run gets a new one. An hour later, when nothing is
    /// just starting.
    /// </summary>
    private TopologySnapshot Version(int world, long version)
    {
        var s = _worlds[world];
        return new(s.Epoch, version, s.Time.AddHours(1), s.Sources, s.Nodes, s.Edges, s.Findings);
    }
}
