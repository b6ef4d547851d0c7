using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Testing.Time;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;
using NetDash.Web.Hubs;

namespace NetDash.Web.Tests.Hubs;

public sealed class ViewFeedTests
{
    private static readonly TopologyView Netns = TopologyView.Parse([KeyValuePair.Create("kind", "netns")]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Versions_between_which_the_view_shows_the_same_share_one_object()
    {
        var (first, second, third) = await ThreeVersionsAsync();
        var feed = Feed();
        var a = feed.Of(first, isSent: true);
        var b = feed.Of(second, isSent: false);
        var c = feed.Of(third, isSent: false);
        Assert.Same(a, b);
        Assert.NotSame(b, c);
        Assert.Null(feed.Between(a, b));
        Assert.Equal(TestFacts.NetnsId(2), Assert.Single(TopologyDelta.Between(b.Content, c.Content).UpsertedNodes).Id);
        Assert.NotNull(feed.Between(b, c));
        Assert.Same(feed.Between(b, c), feed.Between(a, c));
    }

    [Fact]
    public async Task A_reader_that_is_behind_the_others_gets_what_they_have_and_nothing_goes_back()
    {
        var (first, second, third) = await ThreeVersionsAsync();
        var feed = Feed();
        var early = feed.Of(first, isSent: true);
        var newest = feed.Of(third, isSent: true);
        Assert.Same(newest, feed.Of(second, isSent: false));
        Assert.Equal(third.Version, newest.Version);
        Assert.Same(early, feed.Find(first.Version));
    }

    [Fact]
    public async Task Only_versions_that_somebody_was_sent_can_be_gone_on_from()
    {
        var (first, second, third) = await ThreeVersionsAsync();
        var feed = Feed();
        var shown = feed.Of(first, isSent: true);
        feed.Of(second, isSent: false);
        feed.Of(third, isSent: false);
        Assert.Same(shown, feed.Find(first.Version));
        Assert.Null(feed.Find(second.Version));
        Assert.NotNull(feed.Find(third.Version));
    }

    [Fact]
    public void A_view_that_nobody_watches_is_kept_for_a_minute()
    {
        var time = new ManualTime(TestFacts.Noon);
        var feeds = Feeds(time);
        TopologyFeed feed;
        using (var lease = feeds.Take(Netns))
        {
            feed = lease.Feed;
        }

        time.Advance(TimeSpan.FromSeconds(59));
        using (var again = feeds.Take(Netns))
        {
            Assert.Same(feed, again.Feed);
            time.Advance(TimeSpan.FromMinutes(5));
            using var other = feeds.Take(TopologyView.All);
            Assert.Equal(2, feeds.Count);
        }

        time.Advance(TimeSpan.FromMinutes(1));
        using var late = feeds.Take(Netns);
        Assert.NotSame(feed, late.Feed);
        Assert.Equal(1, feeds.Count);
    }

    [Fact]
    public void Views_that_were_looked_at_once_do_not_pile_up()
    {
        var feeds = Feeds(new ManualTime(TestFacts.Noon));
        for (var i = 0; i < 500; i++)
        {
            feeds.Take(TopologyView.Parse([KeyValuePair.Create("q", $"{i}")])).Dispose();
        }

        Assert.InRange(feeds.Count, 1, 65);
    }

    private static TopologyFeed Feed() => new(Netns, new TopologyStore(new NoFindings(), TimeProvider.System));

    private static ViewFeeds<TopologyFeed> Feeds(TimeProvider time) =>
        new(view => new TopologyFeed(view, new TopologyStore(new NoFindings(), TimeProvider.System)), view => view.Normalized, time);

    /// <summary>The second differs from the first outside the view, the third inside.</summary>
    private static async Task<(TopologySnapshot First, TopologySnapshot Second, TopologySnapshot Third)> ThreeVersionsAsync()
    {
        var store = new TopologyStore(new NoFindings(), TimeProvider.System);
        using var stop = new CancellationTokenSource();
        var running = store.RunAsync(stop.Token);
        await store.ReportAsync(TestTopology.Replaced("kernel", TestFacts.Host(), TestFacts.Netns(1)), Cancellation);
        var first = await store.WhenAsync(s => s.Version >= 1, Cancellation);
        await store.ReportAsync(TestTopology.Upserted("kernel", TestFacts.Host() with { Kernel = "7" }), Cancellation);
        var second = await store.WhenAsync(s => s.Version >= 2, Cancellation);
        await store.ReportAsync(TestTopology.Upserted("kernel", TestFacts.Netns(2)), Cancellation);
        var third = await store.WhenAsync(s => s.Version >= 3, Cancellation);
        await stop.CancelAsync();
        await running;
        return (first, second, third);
    }
}
