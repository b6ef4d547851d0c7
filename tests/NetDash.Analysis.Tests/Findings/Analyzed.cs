using NetDash.Analysis.Findings;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Analysis.Tests.Findings;

/// <summary>Reports in, findings out, through the real store and linkers.</summary>
internal sealed class Analyzed : IAsyncDisposable
{
    private readonly TopologyStore _store;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    public Analyzed(params IFindingRule[] rules)
        : this(new FindingsAnalyzer(TimeProvider.System, rules))
    {
    }

    public Analyzed(FindingsAnalyzer analyzer)
    {
        _store = new TopologyStore(analyzer, TimeProvider.System);
        _running = _store.RunAsync(_stop.Token);
    }

    public static Fact[] Machine { get; } =
    [
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "eth0", "physical", "10.0.0.1/24"),
        TestFacts.UnixSocket("/var/run/docker.sock"), TestFacts.Engine(),
    ];

    public async Task<IReadOnlyList<Finding>> After(params IEnumerable<Fact> facts) => [.. (await Snapshot(facts)).Findings.Values];

    /// <summary>Replaces all that is reported; the marker that each report carries tells when it has been linked.</summary>
    public async Task<TopologySnapshot> Snapshot(params IEnumerable<Fact> facts)
    {
        var marker = TestFacts.Network("marker-" + Guid.NewGuid().ToString("n"), engine: "marker");
        var subscription = _store.Subscribe(TestContext.Current.CancellationToken);
        await _store.ReportAsync(TestTopology.Replaced("all", [.. facts, marker]), TestContext.Current.CancellationToken);
        await foreach (var update in subscription.Updates)
        {
            if (update.Snapshot.Nodes.ContainsKey(marker.Id))
            {
                return update.Snapshot;
            }
        }

        throw new InvalidOperationException("The store ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
