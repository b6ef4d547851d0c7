using Bunit;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class SourcesPageTests : PageTest
{
    [Fact]
    public async Task A_source_that_changes_is_shown_without_a_reload()
    {
        await Laptop();
        var page = Open<SourcesPage>("sources");
        Assert.Equal(["connected", "connected"], page.FindAll(".state").Select(s => s.TextContent));

        await Report(Status("docker", SourceState.Stale, "The engine does not answer: Connection refused."));

        page.WaitForAssertion(() => Assert.Equal(["stale", "connected"], page.FindAll(".state").Select(s => s.TextContent)));
        Assert.Contains("Its last picture is shown as it was then", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_source_it_says_so() =>
        Assert.Contains("No source has reported yet.", Open<SourcesPage>("sources").Markup, StringComparison.Ordinal);
}
