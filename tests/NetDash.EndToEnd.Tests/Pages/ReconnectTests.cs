using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Testing.Facts;
using NetDash.Web.Hosting;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>With a program of its own, since it is ended and started anew while its pages are open.</summary>
[Trait("Requires", "Browser")]
public sealed class ReconnectTests(PagesSite site) : IClassFixture<PagesSite>
{
    private const string View = "?q=api&select=container/api";
    private static readonly LocatorAssertionsToContainTextOptions Soon = new() { Timeout = 20_000 };

    [Fact]
    public async Task When_the_program_ends_the_picture_stays_and_the_bar_says_so_in_words()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        await Expect(Notice(opened.Page)).ToBeHiddenAsync();

        await site.StopAsync();

        await Expect(Notice(opened.Page)).ToContainTextAsync("Connection lost at ", Soon);
        await Expect(Notice(opened.Page)).ToContainTextAsync("Next try in ", Soon);
        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "nginx" })).ToBeVisibleAsync();
        await site.StartAgainAsync();
    }

    [Fact]
    public async Task A_program_that_started_anew_takes_over_the_page_as_it_stands()
    {
        await using var opened = await site.OpenAsync("inventory/container?q=web&select=container/web");
        var page = await RestartBehindAsync(opened.Page);

        Assert.Equal(site.Address + "inventory/container?q=web&select=container/web", page.Url);
        await Expect(page.Locator(".nd-details")).ToContainTextAsync("web");
        // It is no dead picture: the circuit answers to a click, and the address follows.
        await page.Locator(".nd-details [data-netdash-close]").ClickAsync();
        await Expect(page.Locator(".nd-details")).ToHaveCountAsync(0);
        Assert.DoesNotContain("select=", page.Url, StringComparison.Ordinal);
        Assert.Empty(Unexpected(opened.Problems));
    }

    [Fact]
    public async Task The_map_keeps_its_picture_place_and_zoom_through_it_and_follows_what_happens_after()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?select=container/api");
        await map.Page.Locator(".nd-map-tools [aria-label='Zoom in']").ClickAsync();
        await map.AtRestAsync();
        await map.Page.Mouse.MoveAsync(500, 500);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(440, 470, new() { Steps = 4 });
        await map.Page.Mouse.UpAsync();
        var before = await map.LabelsAsync();
        var selected = await map.SelectedPixelsAsync();
        // At each frame: whether the picture stands in the document, and has something on it.
        await map.Page.EvaluateAsync(
            """
            () => {
              const canvas = document.querySelector(".nd-map canvas");
              window.gone = 0;
              const look = () => {
                const shown = canvas.isConnected && canvas.clientWidth > 0 && document.querySelector(".nd-map").contains(canvas);
                window.gone += shown && document.elementFromPoint(640, 400) === canvas ? 0 : 1;
                requestAnimationFrame(look);
              };
              look();
            }
            """);

        await RestartBehindAsync(map.Page);

        Assert.Equal(before, await map.LabelsAsync());
        Assert.Equal(selected, await map.SelectedPixelsAsync());
        Assert.Equal(0, await map.Page.EvaluateAsync<int>("() => window.gone"));
        Assert.Equal(1, await map.Page.Locator(".nd-map-tools").CountAsync());
        await Expect(map.Page.Locator("#nd-live")).ToContainTextAsync("Live");
        site.Docker.Remove(TestFacts.ContainerNode("mailer"));
        await map.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'mailer')");
        Assert.Empty(Unexpected(map.Problems));
    }

    [Fact]
    public async Task What_is_selected_after_it_is_selected_in_picture_and_panel()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        await RestartBehindAsync(map.Page);

        await map.ClickAsync("api");

        await Expect(map.Page.Locator(".nd-details")).ToContainTextAsync("api");
        Assert.Contains("select=", map.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_followed_meanwhile_is_where_the_page_goes_on()
    {
        await using var opened = await site.OpenAsync("inventory/container");
        await MarkAsync(opened.Page);
        await site.StopAsync();
        await Expect(Notice(opened.Page)).ToContainTextAsync("Connection lost at ", Soon);

        await opened.Page.Locator(".nd-navlink[href$=findings]").First.ClickAsync();
        await Expect(Notice(opened.Page)).ToContainTextAsync("The link opens when it is back.");
        await Expect(opened.Page.Locator("tbody tr", new() { HasText = "nginx" })).ToBeVisibleAsync();
        await site.StartAgainAsync();
        await HealedAsync(opened.Page);

        Assert.Equal(site.Address + "findings", opened.Page.Url);
        await Expect(opened.Page.Locator("h1")).ToContainTextAsync("Findings");
    }

    [Fact]
    public async Task Other_scripts_are_said_in_words_and_loaded_with_the_same_view()
    {
        await using var opened = await MapOnPage.OpenAsync(site, View);
        await opened.Page.Locator(".nd-map-tools [aria-label='Zoom in']").ClickAsync();
        var before = await opened.LabelsAsync();
        await MarkAsync(opened.Page);
        await opened.Page.EvaluateAsync(
            """
            () => {
              const notice = document.getElementById("nd-connection");
              new MutationObserver(() => { sessionStorage.said = notice.textContent.trim(); }).observe(notice, { childList: true, subtree: true, attributes: true });
            }
            """);

        await site.StopAsync();
        site.Configure = services => services.AddSingleton(new ScriptVersion("another"));
        try
        {
            await site.StartAgainAsync();
            await opened.Page.WaitForFunctionAsync("() => window.sameDocument === undefined", null, new() { Timeout = 40_000 });
            await PagesSite.SettledAsync(opened.Page);
            Assert.Equal(site.Address + View, opened.Page.Url);
            Assert.Equal("NetDash was updated. Loading the new version", await opened.Page.EvaluateAsync<string>("() => sessionStorage.said"));
            Assert.Equal(before, await opened.LabelsAsync());
            await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("api");
        }
        finally
        {
            site.Configure = _ => { };
        }
    }

    [Fact]
    public async Task The_words_fit_at_every_size_and_theme_and_go_again()
    {
        var looks = new[]
        {
            Look.Desktop, Look.Desktop with { Theme = ColorScheme.Dark }, Look.Phone, Look.Phone with { Theme = ColorScheme.Dark },
        };
        var pages = new List<(BrowserPage Opened, string Name)>();
        try
        {
            foreach (var look in looks)
            {
                pages.Add((await site.OpenAsync("?select=container/api", look), $"{look.Width}-{look.Theme}"));
            }

            await site.StopAsync();
            foreach (var (opened, name) in pages)
            {
                var notice = Notice(opened.Page);
                await Expect(notice).ToContainTextAsync("Next try in ", Soon);
                await PagePictures.TakeAsync(opened.Page, $"lost-{name}");
                Assert.True(await notice.EvaluateAsync<bool>(
                    "e => { const box = e.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && e.scrollWidth <= e.clientWidth && e.clientHeight <= 48; }"), name);
            }

            await site.StartAgainAsync();
            foreach (var (opened, name) in pages)
            {
                await Expect(Notice(opened.Page)).ToBeHiddenAsync(new() { Timeout = 40_000 });
                await PagesSite.SettledAsync(opened.Page);
                await PagePictures.TakeAsync(opened.Page, $"healed-{name}");
            }
        }
        finally
        {
            foreach (var (opened, _) in pages)
            {
                await opened.DisposeAsync();
            }
        }
    }

    private static ILocator Notice(IPage page) => page.Locator("#nd-connection");

    private async Task<IPage> RestartBehindAsync(IPage page)
    {
        await MarkAsync(page);
        await site.StopAsync();
        await Expect(Notice(page)).ToContainTextAsync("Connection lost at ", Soon);
        await site.StartAgainAsync();
        await HealedAsync(page);
        return page;
    }

    /// <summary>A page that is loaded anew knows nothing of this.</summary>
    private static Task MarkAsync(IPage page) => page.EvaluateAsync("() => { window.sameDocument = true; }");

    private static async Task HealedAsync(IPage page)
    {
        await Expect(Notice(page)).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await PagesSite.SettledAsync(page);
        Assert.True(await page.EvaluateAsync<bool>("() => window.sameDocument === true"));
    }

    /// <summary>The browser itself tells of each connection that nobody took; Blazor repeats it.</summary>
    private static IEnumerable<string> Unexpected(IEnumerable<string> problems) =>
        problems.Where(p => !p.Contains("ERR_CONNECTION_REFUSED", StringComparison.Ordinal) && !p.Contains("Failed to complete negotiation", StringComparison.Ordinal)
            && !p.Contains("Failed to fetch", StringComparison.Ordinal) && !p.Contains("WebSocket", StringComparison.Ordinal) && !p.Contains("ERR_INCOMPLETE_CHUNKED", StringComparison.Ordinal));
}
