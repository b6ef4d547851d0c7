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
