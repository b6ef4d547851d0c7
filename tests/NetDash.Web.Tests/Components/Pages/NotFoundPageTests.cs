using Bunit;
using NetDash.Web.Components.Pages;

namespace NetDash.Web.Tests.Components.Pages;

public sealed class NotFoundPageTests : PageTest
{
    [Fact]
    public void It_leads_back() => Assert.Equal("./", Open<NotFoundPage>("nowhere").Find("a").GetAttribute("href"));
}
