using Bunit;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;
using NetDash.Web.Components.Live;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class LiveIndicatorTests : PageTest
{
    private LiveMap Map => Services.GetRequiredService<LiveMap>();

    [Fact]
    public async Task It_is_live_once_a_source_is_connected()
    {
        var indicator = Open<LiveIndicator>("");
        Assert.Equal("Connecting", Words(indicator));

        await Report(Status("kernel", SourceState.Connected));

        indicator.WaitForAssertion(() => Assert.Equal("Live", Words(indicator)));
    }

    [Fact]
    public async Task Beside_the_map_it_says_how_the_picture_is()
    {
        await Laptop();
        var indicator = Open<LiveIndicator>("");

        Map.Tell(MapState.Reconnecting, "4");
        indicator.WaitForAssertion(() => Assert.Equal("Reconnecting, 4 s", Words(indicator)));
        Map.Tell(MapState.Failed, "No.");
        indicator.WaitForAssertion(() => Assert.Equal("Not connected", Words(indicator)));

        Assert.Equal("Live", Words(Open<LiveIndicator>("findings")));
    }

    [Fact]
    public async Task Its_button_pauses_says_since_when_and_goes_on()
    {
        await Laptop();
        var indicator = Open<LiveIndicator>("");
        Assert.Equal("false", indicator.Find("button").GetAttribute("aria-pressed"));

        indicator.Find("button").Click();
        Time.Advance(TimeSpan.FromMinutes(5));
        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));

        indicator.WaitForAssertion(() => Assert.Equal("true", indicator.Find("button").GetAttribute("aria-pressed")));
        Assert.StartsWith("Paused since ", Words(indicator), StringComparison.Ordinal);
        Assert.DoesNotContain(TestFacts.ContainerNode("late"), Live.Current.Nodes.Keys);

        indicator.Find("button").Click();
        indicator.WaitForAssertion(() => Assert.Equal("Live", Words(indicator)));
        Assert.Contains(TestFacts.ContainerNode("late"), Live.Current.Nodes.Keys);
    }

    private static string Words(IRenderedComponent<LiveView> indicator) => indicator.Find(".nd-live").TextContent.Trim();
}
