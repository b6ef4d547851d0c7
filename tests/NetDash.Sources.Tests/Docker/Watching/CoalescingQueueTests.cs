using NetDash.Sources.Docker.Watching;

namespace NetDash.Sources.Tests.Docker.Watching;

public sealed class CoalescingQueueTests
{
    private readonly CoalescingQueue<string> _queue = new();

    [Fact]
    public async Task A_key_waits_once_however_often_it_is_added()
    {
        _queue.Add("a");
        _queue.Add("a");
        _queue.Add("b");
        Assert.Equal("a", await TakeAsync());
        Assert.Equal("b", await TakeAsync());
        _queue.Done("a");
        _queue.Done("b");
        Assert.False(TakeAsync().IsCompleted);
    }

    [Fact]
    public async Task A_key_in_hand_that_is_added_comes_again_when_it_is_laid_down()
    {
        _queue.Add("a");
        Assert.Equal("a", await TakeAsync());
        _queue.Add("a");
        _queue.Add("a");
        var next = TakeAsync();
        Assert.False(next.IsCompleted);
        _queue.Done("a");
        Assert.Equal("a", await next);
        _queue.Done("a");
        Assert.False(TakeAsync().IsCompleted);
    }

    private Task<string> TakeAsync() => _queue.TakeAsync(TestContext.Current.CancellationToken).AsTask();
}
