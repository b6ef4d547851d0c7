using Bunit;
using NetDash.Drawing.Marks;
using NetDash.Web.Components.Panels;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.Panels;

public sealed class DetailGroupListTests : PageTest
{
    [Fact]
    public async Task A_long_list_shows_a_few_then_a_hundred_and_says_how_many_are_left()
    {
        await Laptop();
        var group = new DetailGroup("Ports", [.. Enumerable.Repeat(new DetailLink(Node("container/web"), "", Health.Ok), 250)]);
        var list = Open<DetailGroupList>("", ("Model", group));
        Assert.Equal(8, list.FindAll("li").Count);

        Navigation.NavigateTo(list.Find("a.nd-more").GetAttribute("href")!);

        Assert.Equal(NodeDetails.MostLinks, list.FindAll("li").Count);
        Assert.Contains("and 150 more", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Ports · 250", list.Find("h3").TextContent);
    }
}
