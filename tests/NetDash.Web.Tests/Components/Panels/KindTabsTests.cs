using Bunit;
using NetDash.Topology.Model;
using NetDash.Web.Components.Panels;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class KindTabsTests : PageTest
{
    [Fact]
    public async Task Each_kind_has_a_tab_with_its_count_as_far_as_the_filter_leaves_it()
    {
        await Laptop();

        var tabs = Open<KindTabs>("inventory/container?q=web&sort=state", ("Current", NodeKind.Container));

        Assert.Equal(9, tabs.FindAll("a").Count);
        Assert.Equal("Containers2", tabs.Find("[aria-current=page]").TextContent.Trim());
        Assert.Contains(tabs.FindAll("a"), a => a.GetAttribute("href") == "inventory/netns?q=web");
    }

    [Fact]
    public async Task A_filter_that_means_the_same_for_every_kind_goes_along()
    {
        await Laptop();

        var tabs = Open<KindTabs>("inventory/container?namespace=a&namespace=b&node=vm&project=shop", ("Current", NodeKind.Container));

        Assert.Contains(tabs.FindAll("a"), a => a.GetAttribute("href") == "inventory/netns?node=vm&namespace=a&namespace=b");
    }
}
