using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class PageThemeTests(PagesSite site)
{
    private const string DarkSurface = "rgb(19, 20, 23)";
    private const string LightSurface = "rgb(255, 255, 255)";

    [Fact]
    public async Task The_address_chooses_and_MudBlazors_own_parts_follow_before_the_circuit_is_there()
    {
        await using var opened = await site.OpenAsync("", configure: o => o.ColorScheme = ColorScheme.Light);
        await opened.Page.RouteAsync("**/_framework/blazor.web.js", route => route.AbortAsync());

        await opened.Page.GotoAsync(site.Address + "inventory/container?theme=dark");

        Assert.Equal(DarkSurface, await opened.Page.Locator(".nd-nodetable").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
        Assert.Equal(DarkSurface, await opened.Page.Locator("header.nd-top").EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
    }

    [Fact]
    public async Task The_switch_goes_round_and_every_part_follows()
    {
        await using var opened = await site.OpenAsync("inventory/container", configure: o => o.ColorScheme = ColorScheme.Dark);
        var surface = opened.Page.Locator(".nd-nodetable");
        await Expect(surface).ToHaveCSSAsync("background-color", DarkSurface);

        await opened.Page.Locator(".nd-nav [data-theme-choice=system]").ClickAsync();

        await Expect(surface).ToHaveCSSAsync("background-color", LightSurface);
        await Expect(opened.Page.Locator("html")).ToHaveClassAsync("nd-light");
        await Expect(opened.Page.Locator(".nd-nav [data-theme-choice=light]")).ToBeVisibleAsync();
        await opened.Page.Locator(".nd-nav [data-theme-choice]").ClickAsync();
        await Expect(surface).ToHaveCSSAsync("background-color", DarkSurface);
        await Expect(opened.Page.Locator(".nd-nav [data-theme-choice=dark]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_link_of_the_page_is_copied_and_the_button_says_so()
    {
        await using var opened = await site.OpenAsync("?select=container/api", configure: o => o.Permissions = ["clipboard-read", "clipboard-write"]);

        await opened.Page.Locator(".nd-share").ClickAsync();

        await Expect(opened.Page.Locator(".nd-share")).ToHaveAttributeAsync("data-copied", "");
        Assert.Equal(site.Address + "?select=container/api", await opened.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }
}
