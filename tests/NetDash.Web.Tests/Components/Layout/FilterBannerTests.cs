using Bunit;
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
}
