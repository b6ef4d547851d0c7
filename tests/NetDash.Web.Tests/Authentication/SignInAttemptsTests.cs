using System.Net;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Web.Authentication;

namespace NetDash.Web.Tests.Authentication;

public sealed class SignInAttemptsTests
{
    private readonly ManualTime _time = new(TestFacts.Noon);

    [Fact]
    public void Ten_wrong_ones_close_the_door_for_the_rest_of_the_minute_and_for_that_address_alone()
    {
        var attempts = new SignInAttempts(_time);
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(attempts.MustWait(IPAddress.Loopback));
            attempts.Wrong(IPAddress.Loopback);
        }

        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(TimeSpan.FromSeconds(40), attempts.MustWait(IPAddress.Loopback));
        Assert.Null(attempts.MustWait(IPAddress.IPv6Loopback));
        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Null(attempts.MustWait(IPAddress.Loopback));
    }

    [Fact]
    public void An_attacker_with_many_addresses_fills_no_memory_and_new_ones_count_again_after_a_minute()
    {
        var attempts = new SignInAttempts(_time);
        for (var i = 0; i < 5000; i++)
        {
            attempts.Wrong(new IPAddress(i + 1));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        for (var i = 0; i < 10; i++)
        {
            attempts.Wrong(IPAddress.Loopback);
        }

        Assert.NotNull(attempts.MustWait(IPAddress.Loopback));
    }
}
