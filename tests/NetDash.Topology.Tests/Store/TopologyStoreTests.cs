using NetDash.Testing.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;

namespace NetDash.Topology.Tests.Store;

public sealed class TopologyStoreTests : IAsyncLifetime
{
    private readonly TopologyStore _store = new(new NoFindings(), TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _running = _store.RunAsync(_stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    [Fact]
    public async Task A_subscriber_gets_the_snapshot_and_then_every_version()
    {
        var subscription = _store.Subscribe(Cancellation);
        Assert.Equal(0, subscription.Snapshot.Version);
        var updates = subscription.Updates.GetAsyncEnumerator(Cancellation);

        await Report(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)));
        Assert.True(await updates.MoveNextAsync());
        await Report(TestTopology.Upserted("kernel", TestFacts.Interface(1, 1, "lo", "loopback", "127.0.0.1/8")));
        Assert.True(await updates.MoveNextAsync());

        var delta = updates.Current.Delta;
        Assert.NotNull(delta);
        Assert.Equal(1, delta.BaseVersion);
        Assert.Equal("lo", Assert.Single(delta.UpsertedNodes).Name);
        Assert.Equal(2, updates.Current.Snapshot.Version);
        await updates.DisposeAsync();
        Assert.Equal(0, _store.SubscriberCount);
    }

    [Fact]
    public async Task A_subscriber_that_leaves_before_it_read_anything_is_forgotten()
    {
        using var leaving = new CancellationTokenSource();
        _store.Subscribe(leaving.Token);
        Assert.Equal(1, _store.SubscriberCount);
        await leaving.CancelAsync();
        Assert.Equal(0, _store.SubscriberCount);
    }

    [Fact]
    public async Task A_report_that_says_nothing_new_makes_no_version()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Version(1);
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Report(TestTopology.Upserted("kernel", TestFacts.Netns(1)));
        await Version(2);
        Assert.Equal(2, _store.Current.Version);
    }

    [Fact]
    public async Task A_subscriber_that_falls_behind_gets_one_reset_and_then_goes_on()
    {
        var subscription = _store.Subscribe(Cancellation);
        await using var updates = subscription.Updates.GetAsyncEnumerator(Cancellation);
        for (var i = 1; i <= 200; i++)
        {
            await Report(TestTopology.Replaced("kernel", TestFacts.Host() with { Kernel = "6." + i }));
            await Version(i);
        }

        Assert.True(await updates.MoveNextAsync());
        Assert.Null(updates.Current.Delta);
        Assert.Equal(200, updates.Current.Snapshot.Version);

        await Report(TestTopology.Replaced("kernel", TestFacts.Host() with { Kernel = "7" }));
        Assert.True(await updates.MoveNextAsync());
        Assert.Equal(200, updates.Current.Delta?.BaseVersion);
    }

    [Fact]
    public async Task Who_comes_back_with_a_kept_version_is_told_what_was_missed()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Version(1);
        var old = _store.Current;
        await Report(TestTopology.Upserted("kernel", TestFacts.Netns(1)));
        await Version(2);
        await Report(TestTopology.Removed("kernel", TestFacts.HostNetns));
        await Version(3);

        var subscription = _store.Subscribe(old.Epoch, old.Version, Cancellation);
        Assert.NotNull(subscription.Missed);
        var now = subscription.Missed.Aggregate(old, (snapshot, delta) => delta.Apply(snapshot));
        Assert.Equal(subscription.Snapshot.Version, now.Version);
        Assert.Equal(subscription.Snapshot.Nodes.Keys.Order(), now.Nodes.Keys.Order());

        Assert.Empty(_store.Subscribe(old.Epoch, 3, Cancellation).Missed!);
    }

    [Theory]
    [InlineData("another", 1)]
    [InlineData(null, 99)]
    [InlineData(null, -1)]
    public async Task Who_comes_back_with_what_is_not_kept_starts_anew(string? epoch, long version)
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Version(1);
        Assert.Null(_store.Subscribe(epoch ?? _store.Current.Epoch, version, Cancellation).Missed);
    }

    [Fact]
    public async Task A_version_older_than_the_history_starts_anew()
    {
        for (var i = 1; i <= 520; i++)
        {
            await Report(TestTopology.Replaced("kernel", TestFacts.Host() with { Kernel = "6." + i }));
        }

        await WaitFor(snapshot => snapshot.Nodes.Values.Any(n => n.Properties is HostProperties { Kernel: "6.520" }));
        var history = new DeltaHistory();
        for (var i = 0; i < 600; i++)
        {
            history.Add(new TopologyDelta { BaseVersion = i, Version = i + 1, Time = TestFacts.Noon, Sources = [] });
        }

        Assert.Null(history.Since(80, 600));
        Assert.Equal(512, history.Since(88, 600)!.Count);
    }

    [Fact]
    public async Task A_change_of_another_epoch_than_the_last_list_is_not_applied()
    {
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Report(TestTopology.Upserted("kernel", TestFacts.Netns(1)) with { Epoch = "older" });
        await Report(TestTopology.Upserted("kernel", TestFacts.Netns(2)));
        await WaitFor(s => s.Nodes.ContainsKey(TestFacts.NetnsId(2)));
        Assert.False(_store.Current.Nodes.ContainsKey(TestFacts.HostNetns));
    }

    [Fact]
    public async Task A_source_that_fails_keeps_its_last_picture()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container("web")));
        await Report(TestTopology.Status("docker", SourceState.Stale));
        await WaitFor(s => s.Sources.Count == 1);
        Assert.Equal(SourceState.Stale, _store.Current.Sources[0].State);
        Assert.True(_store.Current.Nodes.ContainsKey(TestFacts.ContainerNode("web")));
    }

    [Fact]
    public async Task A_touch_tells_the_last_report_and_makes_no_version()
    {
        Assert.Null(_store.LastReport("kernel"));
        _store.Touch("kernel", TestFacts.Noon);
        Assert.Equal(TestFacts.Noon, _store.LastReport("kernel"));
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await Version(1);
    }

    private ValueTask Report(SourceChange change) => _store.ReportAsync(change, Cancellation);

    private Task Version(long version) => WaitFor(s => s.Version >= version);

    private async Task WaitFor(Predicate<TopologySnapshot> reached)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var subscription = _store.Subscribe(done.Token);
        if (reached(subscription.Snapshot))
        {
            await done.CancelAsync();
        }

        try
        {
            await foreach (var update in subscription.Updates)
            {
                if (reached(update.Snapshot))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException) when (!Cancellation.IsCancellationRequested)
        {
        }
    }
}
