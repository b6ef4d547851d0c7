using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>With a program of its own, since it is ended while its page is open.</summary>
[Trait("Requires", "Browser")]
public sealed class ReconnectTests(PagesSite site) : IClassFixture<PagesSite>
{
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 20_000 };

    [Fact]
    public async Task When_the_program_ends_the_picture_stays_and_the_bar_says_so_in_words()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        var notice = opened.Page.Locator("#nd-connection");
        await Expect(notice).ToBeHiddenAsync();

        await site.StopAsync();

        await Expect(notice).ToContainTextAsync("Connection lost at ", Soon);
        await Expect(notice).ToContainTextAsync("Next try in ", Soon);
        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "nginx" })).ToBeVisibleAsync();
        await site.StartAgainAsync();
    }

    [Fact]
    public async Task A_program_that_started_anew_takes_over_the_page_as_it_stands()
    {
        await using var opened = await site.OpenAsync("inventory/container?q=web&select=container/web");
        await opened.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        await site.StopAsync();
        await Expect(opened.Page.Locator("#nd-connection")).ToContainTextAsync("Connection lost at ", Soon);
        await site.StartAgainAsync();
        await Expect(opened.Page.Locator("#nd-connection")).ToBeHiddenAsync(new() { Timeout = 40_000 });

        await PagesSite.SettledAsync(opened.Page);
        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(site.Address + "inventory/container?q=web&select=container/web", opened.Page.Url);
        await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("web");
        // It is no dead picture: the circuit answers to a click, and the address follows.
        await opened.Page.Locator(".nd-details [data-netdash-close]").ClickAsync();
        await Expect(opened.Page.Locator(".nd-details")).ToHaveCountAsync(0);
        Assert.DoesNotContain("select=", opened.Page.Url, StringComparison.Ordinal);
    }
}
