using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class OverviewPageTests : PageTest
{
    [Fact]
    public async Task Each_host_is_a_card_with_its_rails()
    {
        await Laptop();

        var page = Open<OverviewPage>("");

        Assert.Equal("vm", page.Find(".nd-host h2").TextContent.Trim());
        Assert.Equal(["docker0, network bridge", "br-appnet, network appnet"], page.FindAll(".nd-rail").Select(r => r.GetAttribute("aria-label")));
        Assert.Contains("12 containers · 4 networks · 8 namespaces", page.Find(".nd-host header").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_is_plugged_in_and_out_shows_without_a_reload()
    {
        await Laptop();
        var page = Open<OverviewPage>("");
        Assert.Equal(8, page.FindAll(".nd-rail tbody tr:not(.spare)").Count);

        await Report(TestTopology.Removed("docker", TestFacts.ContainerNode("cache")));

        page.WaitForAssertion(() => Assert.Equal(7, page.FindAll(".nd-rail tbody tr:not(.spare)").Count));
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_says_so()
    {
        await Laptop();

        var page = Open<OverviewPage>("?q=port:9999");

        Assert.Contains("Nothing matches", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".nd-host"));
    }

    [Fact]
    public async Task Before_a_host_is_known_it_says_what_is_being_read()
    {
        Assert.Contains("No source reports yet.", Open<OverviewPage>("").Markup, StringComparison.Ordinal);

        await Report(Status("kernel", SourceState.Connecting));
        await Report(Status("docker", SourceState.Absent));

        Assert.Contains("Reading kernel.", Open<OverviewPage>("").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_selection_comes_into_view_once()
    {
        await Laptop();
        var page = Open<OverviewPage>("?select=container/mailer");
        Assert.Single(ThemeModule.Invocations["revealSelection"]);

        await Report(TestTopology.Upserted("docker", TestFacts.Container("late")));
        page.WaitForAssertion(() => Assert.Contains("13 containers", page.Markup, StringComparison.Ordinal));

        Assert.Single(ThemeModule.Invocations["revealSelection"]);
    }

    [Fact]
    public async Task What_the_selection_is_connected_to_is_lit()
    {
        await Laptop();

        var page = Open<OverviewPage>("?select=interface/veth3c1f9a2");

        Assert.Equal(["web", "web-logs"], page.FindAll(".nd-card.ns:is(.lit, .selected) .title a").Select(a => a.TextContent.Trim()));
        Assert.Contains("lit", page.Find(".nd-rail .head").ClassList);
    }
}
