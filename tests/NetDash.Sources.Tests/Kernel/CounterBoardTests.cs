using NetDash.Sources.Kernel;
using NetDash.Topology.Sources;

namespace NetDash.Sources.Tests.Kernel;

public sealed class CounterBoardTests
{
    [Fact]
    public void Rates_are_the_mean_since_the_sample_before()
    {
        var first = CounterBoard.Sample([("a", 100, 10)], new Dictionary<string, InterfaceCounters>(), 0);
        var second = CounterBoard.Sample([("a", 300, 20), ("b", 5, 5)], first, 2);

        Assert.Equal(new InterfaceCounters(100, 10, 0, 0), first["a"]);
        Assert.Equal(new InterfaceCounters(300, 20, 100, 5), second["a"]);
        Assert.Equal(new InterfaceCounters(5, 5, 0, 0), second["b"]);
    }

    [Fact]
    public void A_counter_that_went_back_has_no_rate()
    {
        var first = CounterBoard.Sample([("a", 100, 10)], new Dictionary<string, InterfaceCounters>(), 0);

        Assert.Equal(new InterfaceCounters(7, 20, 0, 10), CounterBoard.Sample([("a", 7, 20)], first, 1)["a"]);
    }

    [Fact]
    public async Task Nobody_waits_for_a_reader_that_is_not_there()
    {
        var board = new CounterBoard(TimeProvider.System);
        Assert.Empty(await board.ReadAsync(TestContext.Current.CancellationToken));

        board.Open(() => { });
        var waiting = board.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        Assert.True(board.IsWanted);
        board.Close();

        Assert.Empty(await waiting);
    }

    [Fact]
    public async Task Those_who_ask_within_a_second_get_one_sample()
    {
        var board = new CounterBoard(TimeProvider.System);
        board.Open(() => { });
        var reads = 0;
        IEnumerable<(string, long, long)> Read()
        {
            reads++;
            return [("a", 1, 1)];
        }

        var one = board.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        var two = board.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        board.Serve(Read);
        var three = board.ReadAsync(TestContext.Current.CancellationToken).AsTask();
        board.Serve(Read);

        Assert.Same(await one, await two);
        Assert.Same(await one, await three);
        Assert.Equal(1, reads);
    }
}
