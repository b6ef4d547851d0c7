using NetDash.Testing.Facts;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Tests.Components.Live;

public sealed class LiveTopologyTests : PageTest
{
    [Fact]
    public async Task It_stands_still_until_it_is_started()
    {
        await using var live = new LiveTopology(Store, Time);
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));

        Assert.Equal(0, live.Current.Version);
        Assert.Equal(0, Store.SubscriberCount);
    }

    [Fact]
    public async Task What_was_missed_before_the_start_is_shown_at_once()
    {
        await using var live = new LiveTopology(Store, Time);
        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        var notices = 0;
        live.Changed += () => notices++;

        live.Start();
        live.Start();

        Assert.Equal(1, live.Current.Version);
        Assert.Equal(1, notices);
        Assert.Equal(1, Store.SubscriberCount);
    }

    [Fact]
    public async Task The_first_change_is_shown_at_once_and_a_storm_once_in_a_tenth_of_a_second()
    {
        await using var live = new LiveTopology(Store, Time);
        using var shown = new SemaphoreSlim(0);
        live.Changed += () => shown.Release();
        live.Start();

        await Report(TestTopology.Replaced("kernel", TestFacts.Host()));
        await shown.WaitAsync(Cancellation);
        for (var i = 0; i < 5; i++)
        {
            await Report(TestTopology.Upserted("kernel", TestFacts.Netns(i + 1)));
        }

        Assert.Equal(0, shown.CurrentCount);
        Assert.Equal(1, live.Current.Version);
        await UntilWaiting();
        Time.Advance(LiveTopology.ShortestInterval);
        await shown.WaitAsync(Cancellation);
        Assert.Equal(6, live.Current.Version);
        Assert.Equal(0, shown.CurrentCount);
    }

    [Fact]
    public async Task Leaving_ends_the_subscription()
    {
        var live = new LiveTopology(Store, Time);
        live.Start();
        Assert.Equal(1, Store.SubscriberCount);

        await live.DisposeAsync();

        Assert.Equal(0, Store.SubscriberCount);
    }

    /// <summary>The follower reaches its pause on a thread of its own: the clock may move only once it stands there.</summary>
    private async Task UntilWaiting()
    {
        while (Time.Waiting == 0)
        {
            Cancellation.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
