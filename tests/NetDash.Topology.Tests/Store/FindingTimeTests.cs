using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Topology.Model;
using NetDash.Topology.Store;

namespace NetDash.Topology.Tests.Store;

/// <summary>Findings that only time makes: the store asks for them when they are due, and only then.</summary>
public sealed class FindingTimeTests
{
    private readonly ManualTime _time = new(TestFacts.Noon);

    [Fact]
    public async Task When_findings_are_due_there_is_a_version_though_nothing_else_changed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var store = new TopologyStore(new Late(), _time);
        var running = store.RunAsync(stop.Token);
        var updates = store.Subscribe(cancellation).Updates.GetAsyncEnumerator(cancellation);
        await store.ReportAsync(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)), cancellation);
        Assert.True(await updates.MoveNextAsync());
        Assert.Empty(updates.Current.Snapshot.Findings);

        await WaitingAsync(cancellation);
        _time.Advance(Late.After);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("late", Assert.Single(updates.Current.Delta!.UpsertedFindings).Id);
        Assert.Empty(updates.Current.Delta!.UpsertedNodes);
        Assert.Equal(2, updates.Current.Snapshot.Version);

        // The next change is gathered as after any version.
        await store.ReportAsync(TestTopology.Upserted("kernel", TestFacts.Interface(1, 1, "lo", "loopback")), cancellation);
        await WaitingAsync(cancellation);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(3, updates.Current.Snapshot.Version);
        await updates.DisposeAsync();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public async Task A_change_that_comes_before_findings_are_due_is_not_kept_waiting()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var store = new TopologyStore(new Late(), _time);
        var running = store.RunAsync(stop.Token);
        var updates = store.Subscribe(cancellation).Updates.GetAsyncEnumerator(cancellation);
        await store.ReportAsync(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)), cancellation);
        Assert.True(await updates.MoveNextAsync());
        await WaitingAsync(cancellation);
        _time.Advance(TimeSpan.FromSeconds(1));

        await store.ReportAsync(TestTopology.Upserted("kernel", TestFacts.Interface(1, 1, "lo", "loopback")), cancellation);
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal("lo", Assert.Single(updates.Current.Delta!.UpsertedNodes).Name);
        await updates.DisposeAsync();
        await stop.CancelAsync();
        await running;
    }

    [Fact]
    public void When_nothing_is_found_after_all_there_is_no_version()
    {
        var builder = new TopologyBuilder("epoch", new Late { Finds = false }, TestFacts.Noon);
        builder.Add(TestTopology.Replaced("kernel", TestFacts.Host()));
        Assert.NotNull(builder.Build(TestFacts.Noon));
        Assert.Null(builder.Build(TestFacts.Noon + Late.After));
        Assert.Equal(1, builder.Current.Version);
        Assert.Null(builder.Due);
    }

    private async Task WaitingAsync(CancellationToken cancellation)
    {
        while (_time.Waiting == 0)
        {
            cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Finds something ten seconds after it first looked.</summary>
    private sealed class Late : IFindingAnalyzer
    {
        public static TimeSpan After => TimeSpan.FromSeconds(10);

        public bool Finds { get; init; } = true;

        public DateTimeOffset? Due { get; private set; }

        private bool HasLooked { get; set; }

        public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta)
        {
            if (!HasLooked)
            {
                (HasLooked, Due) = (true, current.Time + After);
                return FindingChanges.None;
            }

            if (!(Due <= current.Time))
            {
                return FindingChanges.None;
            }

            Due = null;
            return Finds
                ? new FindingChanges([new Finding { Id = "late", Rule = "late", Severity = FindingSeverity.Info, Title = "t", Detail = "d", Subjects = [TestFacts.HostId] }], [])
                : FindingChanges.None;
        }
    }
}
