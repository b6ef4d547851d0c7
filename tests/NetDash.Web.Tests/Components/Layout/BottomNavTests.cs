using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class BottomNavTests : PageTest
{
    [Fact]
    public void It_leads_to_the_same_pages_as_the_rail() =>
        Assert.Equal(
            Open<NavRail>("sources").FindAll("a").Select(a => a.GetAttribute("href")),
            Open<BottomNav>("sources").FindAll("a").Select(a => a.GetAttribute("href")));
}
