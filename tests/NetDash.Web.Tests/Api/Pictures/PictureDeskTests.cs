using NetDash.Web.Api.Pictures;

namespace NetDash.Web.Tests.Api.Pictures;

public sealed class PictureDeskTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_are_drawn_at_once_a_few_wait_and_the_rest_is_sent_away()
    {
        using var desk = new PictureDesk();
        using var go = new ManualResetEventSlim();
        using var drawing = new CountdownEvent(PictureDesk.AtOnce);
        var most = 0;
        var now = 0;
        byte[] Slow()
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            if (drawing.CurrentCount > 0)
            {
                drawing.Signal();
            }

            go.Wait(Cancellation);
            Interlocked.Decrement(ref now);
            return [1];
        }

        var first = Enumerable.Range(0, PictureDesk.AtOnce).Select(i => Task.Run(() => desk.DrawAsync($"first{i}", Slow, Cancellation).AsTask(), Cancellation)).ToArray();
        drawing.Wait(Cancellation);
        // Both places are taken: these return at once, to wait or to leave.
        var waiting = Enumerable.Range(0, PictureDesk.Waiting).Select(i => desk.DrawAsync($"waiting{i}", Slow, Cancellation).AsTask()).ToArray();
        Assert.Null(await desk.DrawAsync("one too many", Slow, Cancellation));
        Assert.All(waiting, w => Assert.False(w.IsCompleted));
        go.Set();
        Assert.All(await Task.WhenAll(first.Concat(waiting)), Assert.NotNull);
        Assert.InRange(most, 1, PictureDesk.AtOnce);
    }

    [Fact]
    public async Task The_last_pictures_are_kept_and_the_oldest_goes()
    {
        using var desk = new PictureDesk();
        var drawn = new List<string>();
        async Task Ask(string tag) => await desk.DrawAsync(tag, () =>
        {
            drawn.Add(tag);
            return [1];
        }, Cancellation);

        for (var i = 0; i < 8; i++)
        {
            await Ask($"{i}");
        }

        await Ask("0");
        await Ask("new");
        await Ask("0");
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "new"], drawn);
        await Ask("1");
        Assert.Equal("1", drawn[^1]);
    }

    [Fact]
    public async Task Large_ones_are_not_all_kept()
    {
        using var desk = new PictureDesk();
        var drawn = 0;
        async Task Ask(string tag) => await desk.DrawAsync(tag, () =>
        {
            drawn++;
            return new byte[20 * 1024 * 1024];
        }, Cancellation);

        await Ask("a");
        await Ask("a");
        Assert.Equal(1, drawn);
        await Ask("b");
        await Ask("a");
        Assert.Equal(3, drawn);
    }

    [Fact]
    public async Task One_that_fails_leaves_its_place()
    {
        using var desk = new PictureDesk();
        for (var i = 0; i < 20; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await desk.DrawAsync("bad", () => throw new InvalidOperationException(), Cancellation));
        }

        Assert.Equal([7], await desk.DrawAsync("good", () => [7], Cancellation));
    }
}
