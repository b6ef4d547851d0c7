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
            await opened.Page.GotoAsync(site.Address + path);
            await opened.Page.Locator(".nd-app[data-interactive]").WaitForAsync();

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
    [InlineData(1440, 900)]
    [InlineData(1920, 1080)]
    [InlineData(390, 844)]
    public async Task Cards_plates_and_labels_of_the_wiring_do_not_lie_over_one_another(int width, int height)
    {
        await using var opened = await site.OpenAsync("", new Look(width, height, ColorScheme.Light));

        var overlaps = await opened.Page.EvaluateAsync<string[]>(
            """
            () => {
              const boxes = [...document.querySelectorAll(".nd-wire .nd-card, .nd-wire td .nd-plate, .nd-wire td.lead span, .nd-wire td.cable .nd-node, .nd-wire td.cable .off, .nd-wire .head .note")]
                .filter(e => e.offsetParent !== null)
                .map(e => ({ e, r: e.getBoundingClientRect() }));
              const found = [];
              for (const a of boxes) for (const b of boxes) {
                if (a === b || a.e.contains(b.e) || b.e.contains(a.e) || a.e.compareDocumentPosition(b.e) & Node.DOCUMENT_POSITION_PRECEDING) continue;
                const w = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
                const h = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
                if (w > 1 && h > 1) found.push(`"${a.e.textContent.trim()}" over "${b.e.textContent.trim()}"`);
              }
              return found;
            }
            """);

        Assert.Empty(overlaps);
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
        await using var opened = await site.OpenAsync("?select=container/cache", new Look(1440, 500, ColorScheme.Light));

        await Assertions.Expect(opened.Page.Locator(".nd-rail tr.selected")).ToBeInViewportAsync();
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
