using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Live;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class InventoryPageTests : PageTest
{
    [Theory]
    [InlineData("container", "Containers", 12)]
    [InlineData("netns", "Namespaces", 8)]
    [InlineData("interface", "Interfaces", 24)]
    [InlineData("docker-network", "Docker networks", 4)]
    [InlineData("process", "Processes", 2)]
    [InlineData("unix-socket", "Unix sockets", 1)]
    [InlineData("host", "Hosts", 1)]
    public async Task Each_kind_has_a_table(string kind, string title, int rows)
    {
        await Laptop();

        var page = Open<InventoryPage>($"inventory/{kind}", ("Kind", kind));

        Assert.Equal(title, page.Find("h1").TextContent);
        Assert.Equal(rows, page.FindAll("tbody tr").Count);
        Assert.Equal(title, page.Find("table").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Without_a_kind_it_shows_containers()
    {
        await Laptop();

        Assert.Equal("Containers", Open<InventoryPage>("inventory").Find("h1").TextContent);
    }

    [Fact]
    public async Task A_filter_is_counted_against_all()
    {
        await Laptop();

        var page = Open<InventoryPage>("inventory/container?q=port:9876", ("Kind", "container"));

        Assert.Equal("2 of 12", page.Find("[role=status]").TextContent.Trim());
        Assert.Equal(["host1", "pub3"], page.FindAll("tbody .nd-col-name").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_says_so()
    {
        await Laptop();

        Assert.Contains("Nothing matches", Open<InventoryPage>("inventory/container?q=port:9999", ("Kind", "container")).Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("container", "No containers run here.")]
    [InlineData("swarm-service", "No Swarm services: no engine that is read is a Swarm manager.")]
    [InlineData("process", "No processes are known.")]
    public void Without_data_it_says_what_is_missing(string kind, string words) =>
        Assert.Equal(words, Open<InventoryPage>($"inventory/{kind}", ("Kind", kind)).Find(".nd-empty").TextContent.Trim());

    [Fact]
    public void A_kind_that_does_not_exist_is_told_as_text()
    {
        var page = Open<InventoryPage>("inventory/x", ("Kind", "<b>x</b>"));

        Assert.Equal("There is no kind <b>x</b>.", page.Find(".nd-empty").TextContent.Trim());
    }

    [Fact]
    public async Task Pause_containers_are_left_out_and_one_click_away()
    {
        await Report(TestTopology.Replaced("kernel", PodWorld.Kernel()));
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));
        var page = Open<InventoryPage>("inventory/container", ("Kind", "container"));
        Assert.Equal(["side", "web"], Names(page));
        Assert.Equal("2", page.Find(".sub").TextContent.Trim());
        Assert.Equal("1 pause container hidden", page.Find(".nd-held > span").TextContent.Trim());

        Navigation.NavigateTo(page.Find(".nd-held a").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal(["pause", "side", "web"], Names(page)));
        Assert.Equal("inventory/container", page.Find(".nd-held a").GetAttribute("href"));
    }

    private static IEnumerable<string> Names(IRenderedComponent<LiveView> page) => page.FindAll("tbody .nd-col-name").Select(c => c.TextContent.Trim());
}
