using BenchmarkDotNet.Attributes;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Benchmarks.Inventory;

/// <summary>
/// What the table of pods costs a browser tab: ordered from nothing, after one pod has changed, filtered by a search, and the rows in
/// view. Tens of milliseconds for 10,000 from nothing; a few after a change, of which a tab has at most ten a second.
/// </summary>
[MemoryDiagnoser]
public class InventoryBenchmark
{
    private const int InView = 90;

    private TopologySnapshot[] _worlds = [];
    private InventoryRows _rows = new();
    private SortOrder _order = SortOrder.Default;
    private InventoryTable _table = null!;
    private int _step;

    [Params(1_000, 10_000)]
    public int Pods { get; set; }

    [Params("name", "-address", "status", "restarts")]
    public string Sort { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(Pods));
        _worlds = [world.Now, world.And(LargeCluster.Pod(Pods / 2, restarts: 1)).Now];
        _order = SortOrder.Parse(Sort, NodeKind.Pod);
        _rows = new InventoryRows();
        _table = Next(_worlds[0]);

        // The index by kind is made once a version, whoever asks first.
        _ = _worlds[1].OfKind(NodeKind.Pod).Count();
    }

    [Benchmark]
    public int FromNothing() => InventoryTable.Of(_worlds[0], NodeKind.Pod, _ => true, _order).Rows.Count;

    /// <summary>A pod is restarted, and back again.</summary>
    [Benchmark(Baseline = true)]
    public int AfterOneChange() => Next(_worlds[++_step % 2]).Rows.Count;

    [Benchmark]
    public int Searched()
    {
        var state = new PageState(_worlds[0], PageAddress.Parse("inventory/pod?q=web-1"));
        return InventoryTable.Of(state.Snapshot, NodeKind.Pod, state.Lists, _order).Rows.Count;
    }

    /// <summary>Everything that the rows in view and around it show.</summary>
    [Benchmark]
    public int RowsInView()
    {
        var state = new PageState(_worlds[0], PageAddress.Parse("inventory/pod"));
        var (links, columns) = (new RowLinks(state, NodeKind.Pod), InventoryColumns.Of(NodeKind.Pod));
        return _table.Rows.Take(InView).Sum(row => RowView.Of(_worlds[0], row, links.To(row.Node), false, columns).Cells.Count);
    }

    private InventoryTable Next(TopologySnapshot world) => _rows.Next(world, NodeKind.Pod, _ => true, _ => true, _order);
}
