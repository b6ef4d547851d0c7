using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class AgoTests : PageTest
{
    [Fact]
    public void It_ages_with_the_clock()
    {
        var ago = Render<Ago>(p => p.Add(a => a.Time, LaptopFacts.Now.AddSeconds(-2)).Add(a => a.Every, 1));
        Assert.Equal("2 s ago", ago.Find("span").TextContent);

        Time.Advance(TimeSpan.FromSeconds(3));

        ago.WaitForAssertion(() => Assert.Equal("5 s ago", ago.Find("span").TextContent));
    }

    [Fact]
    public void Words_that_did_not_change_are_not_drawn_again()
    {
        var ago = Render<Ago>(p => p.Add(a => a.Time, LaptopFacts.Now.AddMinutes(-4)).Add(a => a.Every, 1).Add(a => a.IsBare, true));
        Assert.Equal("4 min", ago.Find("span").TextContent);

        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(1, ago.RenderCount);
    }

    [Fact]
    public void What_never_happened_says_never() => Assert.Equal("never", Render<Ago>().Find("span").TextContent);

    [Fact]
    public async Task Gone_it_leaves_no_timer()
    {
        Render<Ago>(p => p.Add(a => a.Time, LaptopFacts.Now));
        Assert.Equal(1, Time.Waiting);

        await DisposeComponentsAsync();

        Assert.Equal(0, Time.Waiting);
    }
}
