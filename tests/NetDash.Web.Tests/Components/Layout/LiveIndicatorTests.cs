using Bunit;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class LiveIndicatorTests : PageTest
{
    [Fact]
    public async Task It_is_live_once_a_source_is_connected()
    {
        var indicator = Open<LiveIndicator>("");
        Assert.Equal("Connecting", indicator.Find(".nd-live").TextContent.Trim());

        await Report(Status("kernel", SourceState.Connected));

        indicator.WaitForAssertion(() => Assert.Equal("Live", indicator.Find(".nd-live").TextContent.Trim()));
    }
}
