using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class FilterBannerTests : PageTest
{
    [Fact]
    public async Task Without_a_filter_there_is_none()
    {
        await Laptop();

        Assert.Empty(Open<FilterBanner>("?select=container/web&theme=dark&sort=name").FindAll(".nd-banner"));
    }

    [Fact]
    public async Task It_says_what_is_left_and_how_to_get_back()
    {
        await Laptop();

        var banner = Open<FilterBanner>("inventory/container?q=port:9876&theme=dark&sort=state");

        Assert.Equal("port:9876", banner.Find("code").TextContent);
        Assert.Contains($"2 of {Store.Current.Nodes.Count} nodes", banner.Markup, StringComparison.Ordinal);
        Assert.Equal("inventory/container?theme=dark&sort=state", banner.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_not_understood_is_told_and_can_be_cleared()
    {
        await Laptop();

        var banner = Open<FilterBanner>("?kind=nonsense&colour=<b>");

        Assert.Contains("nonsense is no kind", banner.Markup, StringComparison.Ordinal);
        Assert.Contains("colour: no such parameter", banner.Markup, StringComparison.Ordinal);
        Assert.Equal("./", banner.Find("a").GetAttribute("href"));
    }

    [Fact]
    public async Task A_name_that_nothing_has_is_told()
    {
        await Laptop();

        Assert.Contains("Nothing is named host=elsewhere.", Open<FilterBanner>("?host=elsewhere").Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inventory/container?host=vn&q=web", "vm", "inventory/container?host=vm&q=web")]
    [InlineData("?network=apnet&network=bridge", "appnet", "./?network=appnet&network=bridge")]
    [InlineData("?project=shap", "shop", "./?project=shop")]
    [InlineData("?focus=container/wob", "container/web", "./?focus=container/web")]
    [InlineData("?host=host/vn", "vm", "./?host=vm")]
    public async Task A_name_that_is_nearly_right_is_offered_in_its_place(string address, string meant, string way)
    {
        await Laptop();

        var link = Open<FilterBanner>(address).FindAll("a").Single(a => a.TextContent == meant);

        Assert.Equal(way, link.GetAttribute("href"));
    }

    [Theory]
    [InlineData("ports?host=vn&sort=port", "ports?sort=port")]
    [InlineData("?select=container/web&select=container/db&theme=dark", "./?select=container/web&theme=dark")]
    [InlineData("?select=container/web&expand=workload/gone", "./?select=container/web")]
    public async Task Clearing_leaves_nothing_that_there_is_a_notice_of(string address, string cleared)
    {
        await Laptop();

        Assert.Equal(cleared, Open<FilterBanner>(address).Find("a.nd-btn").GetAttribute("href"));
        Assert.Empty(Open<FilterBanner>(cleared.StartsWith("./", StringComparison.Ordinal) ? cleared[2..] : cleared).FindAll(".nd-banner"));
    }

    [Fact]
    public async Task However_broken_a_link_is_the_page_is_still_the_page()
    {
        await Laptop();

        var banner = Open<FilterBanner>("?" + string.Join('&', Enumerable.Range(0, 100).Select(i => $"x{i}=1")) + "&theme=pink&theme=red");

        Assert.Equal(7, banner.FindAll(".dim").Count);
        Assert.Contains("And 96 more like these.", banner.Markup, StringComparison.Ordinal);
        Assert.Equal("./", banner.Find("a.nd-btn").GetAttribute("href"));
    }

    [Fact]
    public async Task Who_shows_what_is_left_out_by_default_has_filtered_nothing()
    {
        await Laptop();

        Assert.Empty(Open<FilterBanner>("?show=pause&show=stopped&show=loopback").FindAll(".nd-banner"));
        Assert.Equal("show=pause", Open<FilterBanner>("?show=pause").Find("code").TextContent);
    }

    [Fact]
    public async Task Filters_by_cluster_node_namespace_and_workload_are_named_and_cleared()
    {
        await Report(TestTopology.Replaced("kubernetes", PodWorld.Cluster()));

        var banner = Open<FilterBanner>("inventory/pod?cluster=test&node=vm&namespace=demo&workload=shop&q=shop");

        Assert.Equal(["cluster=test", "node=vm", "namespace=demo", "workload=shop", "shop"], banner.FindAll("code").Select(c => c.TextContent));
        Assert.Equal("inventory/pod", banner.Find("a").GetAttribute("href"));
    }
}
