using Bunit;
using NetDash.Testing.Facts;
using NetDash.Web.Components.Marks;

namespace NetDash.Web.Tests.Components.Marks;

public sealed class NodeLinkTests : PageTest
{
    [Fact]
    public async Task It_selects_by_name_and_keeps_the_page_and_its_filter()
    {
        await Laptop();

        var link = Open<NodeLink>("inventory/container?q=a", ("Node", Node("container/web"))).Find("a");

        Assert.Equal("inventory/container?q=a&select=container/web", link.GetAttribute("href"));
        Assert.Null(link.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task The_selected_one_says_that_it_is()
    {
        await Laptop();

        var link = Open<NodeLink>("?select=container/web", ("Node", Node("container/web"))).Find("a");

        Assert.Equal("true", link.GetAttribute("aria-current"));
        Assert.Contains("on", link.ClassList);
    }

    [Fact]
    public async Task A_name_of_markup_is_text()
    {
        const string Name = "<script>alert(1)</script>";
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container(Name)));

        var view = Open<NodeLink>("", ("Node", Node("container/" + Name)));

        Assert.Empty(view.FindAll("script"));
        Assert.Equal(Name, view.Find("a").TextContent.Trim());
        Assert.DoesNotContain("<", view.Find("a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_name_is_cut_and_whole_in_the_tooltip()
    {
        var name = "checkout-service-deployment-6c9d7-x2k4p";
        await Report(TestTopology.Replaced("docker", TestFacts.Engine(), TestFacts.Container(name)));

        var link = Open<NodeLink>("", ("Node", Node("container/" + name)), ("Most", 20)).Find("a");

        Assert.Equal("checkout-servi…x2k4p", link.TextContent.Trim());
        Assert.Equal(name, link.GetAttribute("title"));
    }
}
