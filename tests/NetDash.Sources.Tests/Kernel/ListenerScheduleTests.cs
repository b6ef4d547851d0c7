using NetDash.Linux.Namespaces;
using NetDash.Sources.Kernel;

namespace NetDash.Sources.Tests.Kernel;

public sealed class ListenerScheduleTests
{
    private readonly ListenerSchedule _schedule = new();
    private readonly Netns _netns = new() { Inode = 1, Cookie = "1", IsHost = false };

    [Fact]
    public void A_namespace_that_changed_is_looked_at_three_times_more()
    {
        _schedule.RoundEnded(0, 1);
        _schedule.Changed(_netns, 0);
        _schedule.Changed(_netns, 5);

        Assert.Equal(100, _schedule.Next);
        Assert.Equal([_netns], _schedule.TakeDue(100));
        Assert.Equal(300, _schedule.Next);
        Assert.Equal([_netns], _schedule.TakeDue(1_000));
        Assert.Empty(_schedule.TakeDue(100_000));
        Assert.Equal(1_500, _schedule.Next);
    }

    [Fact]
    public void One_that_changes_again_later_is_looked_at_again()
    {
        _schedule.Changed(_netns, 0);
        _schedule.TakeDue(5_000);
        _schedule.Changed(_netns, 6_000);

        Assert.Equal([_netns], _schedule.TakeDue(6_100));
    }

    [Theory]
    [InlineData(1, 1_500)]
    [InlineData(20, 1_500)]
    [InlineData(40, 3_000)]
    [InlineData(200, 15_000)]
    public void Rounds_that_cost_more_than_the_budget_come_less_often(double cost, long period)
    {
        for (var round = 0; round < 4; round++)
        {
            _schedule.RoundEnded(1_000, cost);
        }

        Assert.Equal(period, _schedule.Period);
        Assert.Equal(1_000 + period, _schedule.NextRound);
    }

    [Fact]
    public void A_few_slow_rounds_are_not_believed()
    {
        foreach (var cost in new double[] { 500, 500, 10, 500, 500, 500 })
        {
            _schedule.RoundEnded(0, cost);
            Assert.Equal(1_500, _schedule.Period);
        }

        _schedule.RoundEnded(0, 500);
        Assert.Equal(30_000, _schedule.Period);
    }
}
