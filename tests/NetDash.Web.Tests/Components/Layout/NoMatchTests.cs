using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class NoMatchTests : PageTest
{
    [Fact]
    public void It_repeats_the_filter_as_text_and_clears_it()
    {
        var empty = Open<NoMatch>("inventory/host?q=<img src=x>&theme=dark");

        Assert.Equal("<img src=x>", empty.Find("code").TextContent);
        Assert.Empty(empty.FindAll("img"));
        Assert.Equal("inventory/host?theme=dark", empty.Find("a").GetAttribute("href"));
    }
}
