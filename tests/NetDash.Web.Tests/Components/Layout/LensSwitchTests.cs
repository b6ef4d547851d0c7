using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class LensSwitchTests : PageTest
{
    [Fact]
    public void Only_what_there_is_can_be_chosen()
    {
        var lenses = Open<LensSwitch>("?theme=dark");

        Assert.Equal("./?theme=dark&lens=wiring", Assert.Single(lenses.FindAll("a")).GetAttribute("href"));
        Assert.Equal("page", lenses.Find("a").GetAttribute("aria-current"));
        Assert.All(lenses.FindAll("span"), s => Assert.Equal(("true", "Not in this version"), (s.GetAttribute("aria-disabled"), s.GetAttribute("title"))));
    }

    [Fact]
    public void Elsewhere_it_leads_to_the_map() => Assert.Null(Open<LensSwitch>("findings").Find("a").GetAttribute("aria-current"));

    [Theory]
    [InlineData("?lens=ports", "lens: ports is not in this version, the wiring is shown.")]
    [InlineData("?lens=<b>", "lens: <b> is not in this version, the wiring is shown.")]
    public void A_lens_that_there_is_not_is_told(string address, string notice) =>
        Assert.Contains(notice, Open<FilterBanner>(address).Find(".nd-banner").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_wiring_needs_no_words() => Assert.Empty(Open<FilterBanner>("?lens=wiring").FindAll(".nd-banner"));
}
