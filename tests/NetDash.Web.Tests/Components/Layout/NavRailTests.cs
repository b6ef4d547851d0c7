using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class NavRailTests : PageTest
{
    [Fact]
    public async Task The_badge_counts_errors_and_warnings_and_takes_the_worst()
    {
        await Laptop();

        var nav = Open<NavRail>("inventory/interface");

        Assert.Equal("2 findings", nav.Find(".badge").TextContent);
        Assert.Contains("error", nav.Find(".badge").ClassList);
        Assert.Equal("Inventory", nav.Find("[aria-current=page]").TextContent.Trim());
    }

    [Fact]
    public void Without_findings_there_is_no_badge() => Assert.Empty(Open<NavRail>("").FindAll(".badge"));

    [Fact]
    public void Links_keep_the_theme_of_the_address() =>
        Assert.All(Open<NavRail>("?theme=light&q=x").FindAll("a"), a => Assert.EndsWith("?theme=light", a.GetAttribute("href"), StringComparison.Ordinal));
}
