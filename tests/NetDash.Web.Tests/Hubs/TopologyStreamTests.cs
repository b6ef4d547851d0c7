using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Hubs;
using NetDash.Web.Tests.Drawing;

namespace NetDash.Web.Tests.Hubs;

public sealed class TopologyStreamTests : IAsyncLifetime
{
    private readonly TopologyStore _store = new(new NoFindings(), TimeProvider.System);
    private readonly CancellationTokenSource _stop = new();
    private readonly WatchMetrics _metrics = new(TimeProvider.System);
    private readonly ViewFeeds<TopologyFeed> _feeds;
    private readonly TopologyStreams _streams;
    private Task _running = Task.CompletedTask;

    public TopologyStreamTests()
    {
        _feeds = new(view => new TopologyFeed(view, _store), view => view.Normalized, TimeProvider.System);
        var scenes = TestScenes.InMemory();
        _streams = new TopologyStreams(
            _store, _feeds, new(view => new SceneFeed(view, scenes), view => view.Picture, TimeProvider.System), new TopologyPayloads(_store), new ViewStream(_store, _metrics));
    }

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

    [Theory]
    [InlineData("")]
    [InlineData("host")]
    public async Task Who_falls_behind_gets_one_snapshot_and_never_a_queue(string kind)
    {
        await using var items = Watch(kind);
        Assert.IsType<WatchSnapshot>(await NextAsync(items));
        for (var i = 1; i <= 150; i++)
        {
            await ReportAsync(i);
        }

        var reset = Assert.IsType<WatchSnapshot>(await NextAsync(items));
        Assert.Equal(150, reset.Version);
        await ReportAsync(151);
        var delta = Assert.IsType<WatchDelta>(await NextAsync(items));
        Assert.Equal(150, delta.BaseVersion);
        Assert.Equal(151, delta.Version);
    }

    [Fact]
    public async Task All_who_watch_one_view_share_its_deltas()
    {
        await using var one = Watch("host");
        await NextAsync(one);
        await ReportAsync(1);
        var first = Assert.IsType<WatchDelta>(await NextAsync(one));
        Assert.Equal(0, first.BaseVersion);
        await using var two = Watch("host");
        await NextAsync(two);
        await ReportAsync(2);
        var ofOne = Assert.IsType<WatchDelta>(await NextAsync(one));
        var ofTwo = Assert.IsType<WatchDelta>(await NextAsync(two));
        Assert.Same(ofOne.Payload, ofTwo.Payload);
        Assert.Equal(1, _feeds.Count);
        Assert.Equal(2, _metrics.Streams);
    }

    [Fact]
    public async Task Who_watches_a_picture_and_falls_behind_gets_one_snapshot_too()
    {
        await using var items = Draw();
        Assert.IsType<DrawSnapshot>(await NextAsync(items));
        for (var i = 1; i <= 150; i++)
        {
            await ReportAsync(i);
        }

        Assert.Equal(150, Assert.IsType<DrawSnapshot>(await NextAsync(items)).Version);
        await ReportAsync(151);
        var delta = Assert.IsType<WatchDelta>(await NextAsync(items));
        Assert.Equal((150, 151), (delta.BaseVersion, delta.Version));
    }

    [Fact]
    public async Task All_who_watch_one_picture_share_its_deltas_and_its_snapshot()
    {
        await using var one = Draw();
        await using var two = Draw();
        var first = Assert.IsType<DrawSnapshot>(await NextAsync(one));
        Assert.Same(first.Payload, Assert.IsType<DrawSnapshot>(await NextAsync(two)).Payload);
        await ReportAsync(1);
        Assert.Same(Assert.IsType<WatchDelta>(await NextAsync(one)).Payload, Assert.IsType<WatchDelta>(await NextAsync(two)).Payload);
    }

    [Fact]
    public async Task A_stream_that_ends_in_the_middle_of_its_snapshot_leaves_nothing_behind()
    {
        await ReportAsync(1);
        await using (var items = Watch(""))
        {
            await NextAsync(items);
            Assert.Equal(1, _store.SubscriberCount);
        }

        Assert.Equal(0, _store.SubscriberCount);
        Assert.Equal(0, _metrics.Streams);
    }

    private IAsyncEnumerator<WatchItem> Watch(string kind) => _streams.Watch(
        kind.Length == 0 ? TopologyView.All : TopologyView.Parse([KeyValuePair.Create("kind", kind)]), "", -1, Cancellation).GetAsyncEnumerator(Cancellation);

    private IAsyncEnumerator<WatchItem> Draw() => _streams.Draw(TopologyView.All, "", -1, Cancellation).GetAsyncEnumerator(Cancellation);

    private async Task ReportAsync(int number)
    {
        await _store.ReportAsync(TestTopology.Replaced("kernel", TestFacts.Host() with { Kernel = $"{number}" }), Cancellation);
        await _store.WhenAsync(s => s.Version >= number, Cancellation);
    }

    private static async Task<WatchItem> NextAsync(IAsyncEnumerator<WatchItem> items)
    {
        Assert.True(await items.MoveNextAsync());
        return items.Current;
    }
}
