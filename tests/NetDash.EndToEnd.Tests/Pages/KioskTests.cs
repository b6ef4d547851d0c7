using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>Pages without their frame, as on a screen that hangs on a wall.</summary>
[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class KioskTests(PagesSite site)
{
    [Theory]
    [InlineData("")]
    [InlineData("?lens=ports")]
    [InlineData("ports")]
    [InlineData("findings")]
    [InlineData("inventory/container")]
    [InlineData("sources")]
    public async Task There_is_the_page_a_line_of_status_and_nothing_else(string path)
    {
        foreach (var (look, name) in new[] { (Look.Desktop, "desktop"), (Look.Desktop with { Theme = ColorScheme.Dark }, "desktop-dark"), (Look.Phone, "phone"), (Look.Phone with { Theme = ColorScheme.Dark }, "phone-dark") })
        {
            await using var opened = await site.OpenAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}kiosk=true&as=map", look);
            var page = opened.Page;

            Assert.Equal(0, await page.Locator("header.nd-top:visible, nav.nd-nav:visible, nav.nd-bottom:visible, aside:visible").CountAsync());
            await Expect(page.Locator("footer .nd-live:visible")).ToHaveTextAsync("Live");
            await Expect(page.Locator("footer .findings:visible")).ToHaveTextAsync("2 findings");
            await Expect(page.Locator("footer a:visible", new() { HasText = "Leave kiosk" })).ToBeVisibleAsync();
            var main = (await page.Locator("main").BoundingBoxAsync())!;
            Assert.Equal((0, 0, look.Width), (main.X, main.Y, main.Width));
            Assert.Equal(look.Height, main.Height + (await page.Locator("footer.nd-strip").BoundingBoxAsync())!.Height);
            Assert.Equal(0, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"));
            var axe = await page.RunAxe();
            Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
            await PagePictures.TakeAsync(page, $"kiosk-{(path.Length == 0 ? "map" : path.Replace('/', '-').Replace('?', '-'))}-{name}");
            Assert.Empty(opened.Problems);
        }
    }

    [Fact]
    public async Task Escape_leaves_it_and_so_does_the_link()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?kiosk=true&select=container/web");
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=container/web");
        await Expect(map.Page.Locator("header.nd-top")).ToBeVisibleAsync();
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web");
        // The picture goes on, and has its buttons.
        await Expect(map.Page.Locator("footer .nd-maptools button").First).ToBeVisibleAsync();

        await map.Page.GoBackAsync();
        await map.Page.Locator("text=Leave kiosk").ClickAsync();
        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=container/web");
        Assert.Empty(map.Problems);
    }
}
