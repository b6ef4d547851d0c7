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
        var feed = new ViewFeed(Netns);
        var a = feed.Of(first, isSent: true);
        var b = feed.Of(second, isSent: false);
        var c = feed.Of(third, isSent: false);
        Assert.Same(a, b);
        Assert.NotSame(b, c);
        Assert.Null(feed.Between(a, b));
        Assert.Equal(TestFacts.NetnsId(2), Assert.Single(feed.Between(b, c)!.UpsertedNodes).Id);
        Assert.Same(feed.Between(b, c), feed.Between(a, c));
    }

    [Fact]
    public async Task Only_versions_that_somebody_was_sent_can_be_gone_on_from()
    {
        var (first, second, third) = await ThreeVersionsAsync();
        var feed = new ViewFeed(Netns);
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
        var feeds = new ViewFeeds(time);
        ViewFeed feed;
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
        var feeds = new ViewFeeds(new ManualTime(TestFacts.Noon));
        for (var i = 0; i < 500; i++)
        {
            feeds.Take(TopologyView.Parse([KeyValuePair.Create("q", $"{i}")])).Dispose();
        }

        Assert.InRange(feeds.Count, 1, 65);
    }

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
