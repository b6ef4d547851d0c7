using Bunit;
using NetDash.Web.Components.Layout;

namespace NetDash.Web.Tests.Components.Layout;

public sealed class LensSwitchTests : PageTest
{
    [Fact]
    public void Only_what_there_is_can_be_chosen()
    {
        var lenses = Open<LensSwitch>("?theme=dark");

        Assert.Equal(["./?theme=dark&lens=wiring", "./?theme=dark&lens=ports", "./?theme=dark&lens=services"], lenses.FindAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["page", null, null], lenses.FindAll("a").Select(a => a.GetAttribute("aria-current")));
        Assert.Equal(["Traffic"], lenses.FindAll("span").Select(s => s.TextContent));
        Assert.All(lenses.FindAll("span"), s => Assert.Equal(("true", "Not in this version"), (s.GetAttribute("aria-disabled"), s.GetAttribute("title"))));
    }

    [Fact]
    public void Another_lens_keeps_what_is_filtered_and_selected()
    {
        var lenses = Open<LensSwitch>("?q=web&lens=ports&select=container/web&finding=f1");

        Assert.Equal("./?q=web&lens=wiring&select=container/web&finding=f1", lenses.Find("a").GetAttribute("href"));
        Assert.Equal([null, "page", null], lenses.FindAll("a").Select(a => a.GetAttribute("aria-current")));
    }

    [Fact]
    public void Elsewhere_it_leads_to_the_map() => Assert.Null(Open<LensSwitch>("findings").Find("a").GetAttribute("aria-current"));

    [Theory]
    [InlineData("?lens=traffic", "lens: traffic is not in this version, ignored.")]
    [InlineData("?lens=<b>", "lens: <b> is no lens, ignored.")]
    public void A_lens_that_there_is_not_is_told(string address, string notice) =>
        Assert.Contains(notice, Open<FilterBanner>(address).Find(".nd-banner").TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("?lens=wiring")]
    [InlineData("?lens=ports")]
    [InlineData("?lens=services")]
    public void One_that_there_is_needs_no_words(string address) => Assert.Empty(Open<FilterBanner>(address).FindAll(".nd-banner"));

    [Fact]
    public void Clearing_a_filter_keeps_the_lens() =>
        Assert.Equal("./?lens=ports", Open<FilterBanner>("?q=web&lens=ports").Find(".nd-banner a").GetAttribute("href"));
}
