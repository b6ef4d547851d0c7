using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class LayoutTests(PagesSite site)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(1920, 1080)]
    [InlineData(390, 844)]
    public async Task Nothing_is_wider_than_the_window_and_no_port_or_button_is_cut(int width, int height)
    {
        await using var opened = await site.OpenAsync("", new Look(width, height, ColorScheme.Dark));
        foreach (var path in Look.Pages.Where(p => p != "no/such/page"))
        {
            await site.GoAsync(opened.Page, path);

            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
            Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("h1, h2, .nd-btn, .nd-chip, .nd-plate b, .nd-tabs a, .nd-pill, .nd-bottom a span, .nd-strip > *, .nd-label")]
                  .filter(e => e.offsetParent !== null && getComputedStyle(e).clipPath === "none" && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline")
                  .map(e => `${location.pathname}${location.search} ${e.className || e.tagName} "${e.textContent.trim()}" ${e.scrollWidth} > ${e.clientWidth}`)
                """));
        }
    }

    [Theory]
    [InlineData("", 1440, 900)]
    [InlineData("", 1920, 1080)]
    [InlineData("", 390, 844)]
    [InlineData("?lens=ports", 1440, 900)]
    [InlineData("?lens=ports", 1920, 1080)]
    [InlineData("?lens=ports", 390, 844)]
    public async Task Labels_of_the_map_do_not_lie_over_one_another_and_none_is_clipped(string address, int width, int height)
    {
        await using var map = await MapOnPage.OpenAsync(site, address, new Look(width, height, ColorScheme.Light));
        await map.ShowAsync(asList: false);

        var labels = await map.LabelsAsync();

        Assert.NotEmpty(labels);
        Assert.Empty(labels.Where(l => l.Clipped).Select(l => l.Text));
        Assert.Empty(
            from one in labels
            from other in labels
            where string.CompareOrdinal(one.Text, other.Text) < 0
                && Math.Min(one.X + one.W, other.X + other.W) - Math.Max(one.X, other.X) > 1
                && Math.Min(one.Y + one.H, other.Y + other.H) - Math.Max(one.Y, other.Y) > 1
            select $"{one.Text} over {other.Text}");
    }

    [Fact]
    public async Task What_stands_over_and_beside_the_map_does_not_lie_over_one_another()
    {
        foreach (var path in new[] { "", "?q=port:9999", "?lens=ports&select=container/api", "?lens=traffic&q=web" })
        {
            await using var opened = await site.OpenAsync(path);

            Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
                """
                () => {
                  const boxes = [...document.querySelectorAll("header.nd-top > *, .nd-strip > *, .nd-banner, .nd-mapnote, aside, .nd-nav")]
                    .filter(e => e.getClientRects().length > 0)
                    .map(e => ({ e, r: e.getBoundingClientRect() }));
                  return boxes.flatMap((a, i) => boxes.slice(i + 1)
                    .filter(b => Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left) > 1 && Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top) > 1)
                    .map(b => `"${a.e.className}" over "${b.e.className}"`));
                }
                """));
        }
    }

    [Fact]
    public async Task On_a_phone_the_details_are_a_sheet_of_the_whole_height()
    {
        await using var opened = await site.OpenAsync("inventory/container?select=container/api", Look.Phone);

        var box = await opened.Page.Locator("aside").BoundingBoxAsync();

        Assert.NotNull(box);
        Assert.Equal((0, 0, 390, 844), (box.X, box.Y, box.Width, box.Height));
    }

    [Fact]
    public async Task What_a_link_selects_comes_into_view()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?select=container/cache", new Look(1440, 500, ColorScheme.Light));

        Assert.NotEqual(0, await map.SelectedPixelsAsync());
        var cache = await map.LabelAsync("cache");
        Assert.InRange(cache.Y, 0, 500 - 48 - 32);
    }

    [Fact]
    public async Task The_frame_has_the_designs_measures()
    {
        await using var opened = await site.OpenAsync("");

        async Task<(float, float)> Size(string selector) =>
            await opened.Page.Locator(selector).BoundingBoxAsync() is { } box ? (box.Width, box.Height) : default;

        Assert.Equal((1440, 48), await Size("header.nd-top"));
        Assert.Equal((48, 852), await Size(".nd-nav"));
        Assert.Equal((1072, 32), await Size(".nd-strip"));
        Assert.Equal((320, 852), await Size("aside"));
    }
}
