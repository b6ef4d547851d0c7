namespace NetDash.Sources.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void It_doubles_with_jitter_to_its_limit_and_starts_anew()
    {
        var backoff = new Backoff(TimeSpan.FromSeconds(0.8), TimeSpan.FromSeconds(30), new Random(1));
        double[] least = [0.8, 1.6, 3.2, 6.4, 12.8, 25.6];
        foreach (var seconds in least)
        {
            Assert.InRange(backoff.Next().TotalSeconds, seconds, Math.Min(2 * seconds, 30));
        }

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(30, backoff.Next().TotalSeconds);
        }

        backoff.Reset();
        Assert.InRange(backoff.Next().TotalSeconds, 0.8, 1.6);
    }
}
