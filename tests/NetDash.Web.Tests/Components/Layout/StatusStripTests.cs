using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class StatusStripTests : PageTest
{
    [Fact]
    public async Task It_says_how_much_is_shown_and_which_version()
    {
        await Laptop();

        var strip = Open<StatusStrip>("sources").Find("footer").TextContent;

        Assert.Contains($"{Store.Current.Nodes.Count} nodes, {Store.Current.Edges.Count} edges", strip, StringComparison.Ordinal);
        Assert.Contains($"version {Store.Current.Version}", strip, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Beside_the_map_it_tells_what_lines_mean_and_how_much_a_filter_leaves()
    {
        await Laptop();

        var strip = Open<StatusStrip>("?kind=container");

        Assert.Equal(
            ["ok", "warning", "error", "stopped", "veth", "published", "wanted", "conflict"],
            strip.FindAll("footer > span:not(.dim, .nd-space, .nd-maptools)").Select(s => s.TextContent.Trim()));
        Assert.Contains($"12 of {Store.Current.Nodes.Count} nodes", strip.Find("footer").TextContent, StringComparison.Ordinal);
        Assert.False(strip.Find(".nd-maptools").HasAttribute("hidden"));
        Assert.True(Open<StatusStrip>("findings").Find(".nd-maptools").HasAttribute("hidden"));
    }

    [Fact]
    public async Task Each_lens_tells_its_own_lines()
    {
        await Laptop();

        Assert.Equal(
            ["ok", "warning", "error", "stopped", "socket", "NAT, no socket", "wanted", "conflict"],
            Open<StatusStrip>("?lens=ports").FindAll("footer > span:not(.dim, .nd-space, .nd-maptools)").Select(s => s.TextContent.Trim()));
    }

    [Fact]
    public async Task A_source_that_is_down_is_named_with_what_is_shown_of_it()
    {
        await Laptop();
        var strip = Open<StatusStrip>("");
        Assert.Empty(strip.FindAll(".stale"));

        await Report(Status("docker", SourceState.Unreachable));

        strip.WaitForAssertion(() => Assert.Equal("docker unreachable, shown as it was then", strip.Find(".stale").TextContent.Trim()));
    }

    [Fact]
    public async Task Beside_the_map_it_counts_the_pause_containers_that_are_left_out()
    {
        await Report(TestTopology.Replaced("kernel", PodWorld.Kernel()));
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));

        var held = Open<StatusStrip>("?theme=dark").Find(".nd-held");
        Assert.Equal("1 pause container hidden", held.QuerySelector("span")!.TextContent.Trim());
        Assert.Equal("./?theme=dark&show=pause&show=stopped&show=loopback", held.QuerySelector("a")!.GetAttribute("href"));
        Assert.Empty(Open<StatusStrip>("findings").FindAll(".nd-held"));
    }
}
