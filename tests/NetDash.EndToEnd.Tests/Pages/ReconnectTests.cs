using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>With a program of its own, since it is ended while its page is open.</summary>
[Trait("Requires", "Browser")]
public sealed class ReconnectTests(PagesSite site) : IClassFixture<PagesSite>
{
    [Fact]
    public async Task When_the_program_ends_the_picture_stays_and_the_bar_says_that_it_reconnects()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        await Expect(opened.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await site.StopAsync();

        await Expect(opened.Page.Locator("#components-reconnect-modal .show")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await Expect(opened.Page.Locator("#components-reconnect-modal .show")).ToContainTextAsync("Reconnecting");
        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "nginx" })).ToBeVisibleAsync();
    }
}

/// <summary>The same for the map, whose connection is its own.</summary>
[Trait("Requires", "Browser")]
public sealed class MapReconnectTests(PagesSite site) : IClassFixture<PagesSite>
{
    [Fact]
    public async Task When_the_program_ends_the_map_stays_as_it_was()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        var before = await map.LabelsAsync();

        await site.StopAsync();

        await Expect(map.Page.Locator(".nd-map")).ToHaveAttributeAsync("data-state", "reconnecting", new() { Timeout = 20_000 });
        await Expect(map.Page.Locator("#components-reconnect-modal .show")).ToContainTextAsync("Reconnecting", new() { Timeout = 20_000 });
        Assert.Equal(before, await map.LabelsAsync());
    }
}
