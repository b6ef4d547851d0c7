using Bunit;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class MapPageTests : PageTest
{
    public MapPageTests() => JSInterop.SetupModule("./map.js").Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task It_is_the_map_and_before_the_first_picture_the_lanes_and_an_empty_host()
    {
        await Laptop();

        var page = Open<MapPage>("");

        Assert.Single(page.FindAll(".nd-map"));
        Assert.Equal(["Host namespace", "Ports", "Bridges", "Other namespaces"], page.FindAll(".nd-skeleton .heads span").Select(s => s.TextContent));
        Assert.Empty(page.FindAll(".nd-mapnote"));
    }

    [Fact]
    public async Task The_lens_names_the_page_and_its_lanes()
    {
        await Laptop();

        var page = Open<MapPage>("?lens=ports");

        Assert.Equal("Ports", page.Find("h1").TextContent);
        Assert.Equal(["Reached at", "Ports", "By way of", "Who answers"], page.FindAll(".nd-skeleton .heads span").Select(s => s.TextContent));
    }

    [Fact]
    public async Task Of_services_without_a_cluster_it_says_that_none_is_read()
    {
        await Laptop();

        var page = Open<MapPage>("?lens=services");

        Assert.Equal("Services", page.Find("h1").TextContent);
        Assert.Equal(["Nodes", "Ingresses", "Services", "Who answers"], page.FindAll(".nd-skeleton .heads span").Select(s => s.TextContent));
        Assert.Contains("No cluster is read.", page.Find(".nd-mapnote").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?lens=services")]
    public async Task A_cluster_without_a_host_is_something_to_draw(string address)
    {
        await Report(TestTopology.Replaced("kubernetes", TestClusterFacts.Cluster(), TestClusterFacts.Node()));

        Assert.Empty(Open<MapPage>(address).FindAll(".nd-mapnote"));
    }

    [Fact]
    public async Task A_wait_of_two_seconds_is_told_in_words_and_a_shorter_one_is_not()
    {
        await Report(TestTopology.Replaced("kernel", LaptopFacts.Kernel()));
        await Report(Status("kernel", SourceState.Connected));
        await Report(Status("docker", SourceState.Connecting));
        var page = Open<MapPage>("");
        Time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("", page.Find(".nd-skeleton .words").TextContent);

        Time.Advance(TimeSpan.FromSeconds(1.1));

        page.WaitForAssertion(() => Assert.Equal("Reading docker, 3 s", page.Find(".nd-skeleton .words").TextContent));
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_says_so_over_the_map()
    {
        await Laptop();

        var page = Open<MapPage>("?q=port:9999");

        Assert.Contains("Nothing matches", page.Find(".nd-mapnote").TextContent, StringComparison.Ordinal);
        Assert.Single(page.FindAll(".nd-map"));
    }

    [Fact]
    public async Task Before_a_host_is_known_it_says_what_is_being_read()
    {
        Assert.Contains("No source reports yet.", Open<MapPage>("").Markup, StringComparison.Ordinal);

        await Report(Status("kernel", SourceState.Connecting));
        await Report(Status("docker", SourceState.Absent));

        Assert.Contains("Reading kernel.", Open<MapPage>("").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_runs_the_command_that_starts_something_is_at_hand()
    {
        await Report(TestTopology.Replaced("docker", TestFacts.Engine()));

        Assert.StartsWith("docker run", Open<MapPage>("").Find(".nd-mapnote [data-copy]").GetAttribute("data-copy"), StringComparison.Ordinal);
    }
}
