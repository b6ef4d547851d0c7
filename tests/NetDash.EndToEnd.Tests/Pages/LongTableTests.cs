using System.Diagnostics;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>A table of 10,000 pods, scrolled by hand and by key, while pods change.</summary>
[Trait("Requires", "Browser")]
public sealed class LongTableTests(ITestOutputHelper output)
{
    private const int Pods = 10_000;
    private const int MostRows = 190;

    /// <summary>How long a part of the view may be without rows after it was scrolled to, ms: on a machine that builds meanwhile, and as a rule.</summary>
    private const int LongestBlank = 2_500;
    private const int UsualBlank = 300;

    // Resolves once rows cover the view from the head to the end of the box; how long that took, in ms.
    private const string UntilCovered =
        """
        () => new Promise((resolve, reject) => {
          const box = document.querySelector("[data-netdash-rows]");
          const since = performance.now();
          const covered = () => {
            const r = box.getBoundingClientRect(), head = box.querySelector("th").getBoundingClientRect();
            const rows = [...box.querySelectorAll("tbody tr[aria-rowindex]")].map(t => t.getBoundingClientRect());
            const end = Math.min(r.bottom, box.querySelector("tbody").getBoundingClientRect().bottom);
            return rows.some(t => t.top <= head.bottom + 1) && rows.some(t => t.bottom >= end - 1);
          };
          const look = () => covered() ? resolve(performance.now() - since) : performance.now() - since > 10_000 ? reject(new Error("no rows in view for 10 s")) : requestAnimationFrame(look);
          requestAnimationFrame(look);
        })
        """;

    [Fact]
    public async Task Ten_thousand_pods_scroll_to_the_end_by_wheel_and_key_with_few_rows_drawn_and_no_long_blank()
    {
        await using var site = await ClusterSite.OfPodsAsync(Pods);
        var opening = Stopwatch.StartNew();
        await using var opened = await site.OpenAsync("inventory/pod");
        var page = opened.Page;
        await page.EvaluateAsync<double>(UntilCovered);
        output.WriteLine($"opened in {opening.ElapsedMilliseconds} ms");
        await Expect(page.Locator("table")).ToHaveAttributeAsync("aria-rowcount", "10001");
        await PagePictures.TakeAsync(page, "inventory-light");

        var blanks = new List<double>();
        await page.Locator("[data-netdash-rows]").HoverAsync();
        foreach (var turn in new[] { 100, 300, 900, 2_700, 2_700, -900, 8_000, 20_000, 60_000, -5_000 })
        {
            await page.Mouse.WheelAsync(0, turn);
            blanks.Add(await page.EvaluateAsync<double>(UntilCovered));
            Assert.InRange(await page.Locator("tbody tr").CountAsync(), 20, MostRows);
        }

        await page.Locator("[data-netdash-rows]").FocusAsync();
        foreach (var key in new[] { "End", "PageUp", "PageUp", "PageDown", "Home", "PageDown", "PageDown", "End" })
        {
            await page.Keyboard.PressAsync(key);
            blanks.Add(await page.EvaluateAsync<double>(UntilCovered));
        }

        output.WriteLine($"time to rows, ms: {string.Join(" ", blanks.Select(b => $"{b:0}"))}");
        Assert.InRange(blanks.Max(), 0, LongestBlank);
        Assert.InRange(blanks.Order().ElementAt(blanks.Count / 2), 0, UsualBlank);
        var last = page.Locator($"tbody tr[aria-rowindex='{Pods + 1}']");
        await Expect(last).ToBeInViewportAsync();
        await Expect(last).ToContainTextAsync(LargeCluster.Name(Pods - 1));
        Assert.InRange(await page.Locator("tbody tr").CountAsync(), 20, MostRows);
        await PagePictures.TakeAsync(page, "inventory-end");

        await last.Locator("a").ClickAsync();
        await Expect(page.Locator("aside h2")).ToHaveTextAsync(LargeCluster.Name(Pods - 1));
        var axe = await page.RunAxe();
        Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Arrows_go_from_row_to_row_rows_keep_their_height_and_columns_their_width_and_what_changes_shows()
    {
        await using var site = await ClusterSite.OfPodsAsync(Pods);
        await using var opened = await site.OpenAsync("inventory/pod?sort=-restarts");
        var page = opened.Page;
        await page.EvaluateAsync<double>(UntilCovered);
        var widths = await WidthsAsync(page);
        await page.Locator("[data-netdash-rows]").FocusAsync();
        for (var row = 2; row <= 61; row++)
        {
            // Faster than rows come, a key finds none to go to.
            await page.Locator($"tr[aria-rowindex='{row}']").WaitForAsync();
            await page.Keyboard.PressAsync("ArrowDown");
        }

        await Expect(page.Locator("tr[aria-rowindex='61'] a")).ToBeFocusedAsync();
        await Expect(page.Locator("tr[aria-rowindex='61'] a")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("tr[aria-rowindex='60'] a")).ToBeFocusedAsync();
        Assert.Equal(new double[] { 29 }, await page.EvaluateAsync<double[]>("() => [...new Set([...document.querySelectorAll('tbody tr[aria-rowindex]')].map(t => t.getBoundingClientRect().height))]"));
        Assert.Equal(widths, await WidthsAsync(page));

        await page.Keyboard.PressAsync("Home");
        site.Cluster.Upsert(LargeCluster.Pod(4321, restarts: 7));
        await Expect(page.Locator("tr[aria-rowindex='2']")).ToContainTextAsync(LargeCluster.Name(4321));
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task It_fits_every_window(int width, int height, ColorScheme theme)
    {
        await using var site = await ClusterSite.OfPodsAsync(2_000);
        await using var opened = await site.OpenAsync("inventory/pod?sort=-status", new Look(width, height, theme));
        await opened.Page.EvaluateAsync<double>(UntilCovered);
        await PagePictures.TakeAsync(opened.Page, $"inventory-{width}-{theme}");

        await opened.Page.Locator("[data-netdash-rows]").FocusAsync();
        await opened.Page.Keyboard.PressAsync("End");
        await opened.Page.EvaluateAsync<double>(UntilCovered);

        await Expect(opened.Page.Locator("tr[aria-rowindex='2001']")).ToBeInViewportAsync();
        Assert.Equal(width, await opened.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        Assert.Single(await opened.Page.EvaluateAsync<double[]>("() => [...new Set([...document.querySelectorAll('tbody tr[aria-rowindex]')].map(t => t.getBoundingClientRect().height))]"));
        Assert.Empty(opened.Problems);
    }

    private static Task<double[]> WidthsAsync(IPage page) =>
        page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('thead th')].map(t => t.getBoundingClientRect().width)");
}
