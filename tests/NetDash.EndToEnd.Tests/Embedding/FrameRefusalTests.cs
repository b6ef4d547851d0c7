using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>What the browser itself refuses, because the policy says so.</summary>
[Collection(EmbedCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class FrameRefusalTests(EmbedSite site)
{
    [Fact]
    public async Task A_page_that_is_not_named_shows_no_map()
    {
        await using var opened = await site.OpenAsync();

        await RefusedAsync(opened, site.Framing(site.Frame(), EmbedSite.OtherHost));
    }

    [Theory]
    [InlineData("")]
    [InlineData("login")]
    [InlineData("findings")]
    [InlineData("api/v1/badge.svg")]
    [InlineData("no/such/page")]
    public async Task The_portal_that_may_show_the_map_shows_nothing_else(string path)
    {
        await using var opened = await site.OpenAsync();
        await opened.Page.GotoAsync(site.Pages.SignInLink);

        await RefusedAsync(opened, site.Framing($"{site.NetDash}/{path}"));
    }

    [Fact]
    public async Task A_portal_within_a_page_that_is_not_named_shows_no_map_either()
    {
        await using var opened = await site.OpenAsync();

        await RefusedAsync(opened, site.Framing(site.Framing(site.Frame()), EmbedSite.OtherHost));
    }

    [Fact]
    public async Task The_element_says_that_its_frame_is_silent()
    {
        await using var opened = await site.OpenAsync();
        await opened.Page.Clock.InstallAsync();
        await ToldAsync(opened.Page, site.Portal("?stay", EmbedSite.OtherHost));
        var portal = new PortalPage(opened);
        Assert.Equal(0, await portal.CountAsync("error"));

        await opened.Page.Clock.FastForwardAsync(15_000);

        Assert.Equal("silent", (await portal.HeardAsync("error")).GetProperty("code").GetString());
        Assert.Equal(0, await portal.CountAsync("ready"));
    }

    [Fact]
    public async Task Without_a_token_the_frame_says_what_is_missing_and_so_hears_the_portal()
    {
        await using var opened = await site.OpenAsync();
        await opened.Page.GotoAsync(site.Portal("?stay&token=ndl_never"));
        var portal = new PortalPage(opened);

        await Expect(portal.Map.Locator("h1")).ToHaveTextAsync("This frame’s link has ended.");
        Assert.Equal("unauthorized", (await portal.HeardAsync("error")).GetProperty("code").GetString());
        await opened.Page.GotoAsync(site.Framing($"{site.NetDash}/embed"));
        await Expect(opened.Page.FrameLocator("#map").Locator("h1")).ToHaveTextAsync("This frame needs a token.");
    }

    /// <summary>Goes to a page and holds that its frame was blocked: the browser says why, and nothing of NetDash ran.</summary>
    private async Task RefusedAsync(BrowserPage opened, string address)
    {
        await ToldAsync(opened.Page, address);

        Assert.DoesNotContain(opened.Page.Frames, f => f.Url.StartsWith(site.NetDash, StringComparison.Ordinal) && f != opened.Page.MainFrame);
        foreach (var frame in opened.Page.Frames.Where(f => f.Url.StartsWith("chrome-error:", StringComparison.Ordinal)))
        {
            Assert.Equal(0, await frame.Locator("canvas, form, .nd-map").CountAsync());
        }

        Assert.DoesNotContain("\"netdash\"", await opened.Page.EvaluateAsync<string>("() => JSON.stringify(window.heard ?? [])"), StringComparison.Ordinal);
    }

    /// <summary>Goes to a page and waits until the browser says that the policy of a frame forbids it.</summary>
    private static Task ToldAsync(IPage page, string address) => page.RunAndWaitForConsoleMessageAsync(
        () => page.GotoAsync(address), new() { Predicate = m => m.Text.Contains("frame-ancestors", StringComparison.Ordinal) });
}
