using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class AccessibilityTests(PagesSite site)
{
    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page(int width, int height, ColorScheme theme)
    {
        await using var opened = await site.OpenAsync("", new Look(width, height, theme));
        foreach (var path in Look.Pages.Where(p => p != "no/such/page"))
        {
            await site.GoAsync(opened.Page, path);

            var result = await opened.Page.RunAxe();

            Assert.True(result.Violations.Length == 0, $"/{path}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        }

        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Touch_targets_of_the_frame_are_44_on_a_phone()
    {
        await using var opened = await site.OpenAsync("findings", Look.Phone);

        var small = await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".nd-bottom a, .nd-hostmenu, .nd-sharemore, .nd-search .icon, .nd-copy, .actions .nd-btn")]
              .filter(e => { const r = e.getBoundingClientRect(); return r.width < 44 || r.height < 44; })
              .map(e => `${e.className} ${e.getBoundingClientRect().width} x ${e.getBoundingClientRect().height}`)
            """);

        Assert.Empty(small);
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_none()
    {
        await using var opened = await site.OpenAsync("", configure: options => options.ReducedMotion = ReducedMotion.Reduce);

        var moving = await opened.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0 || parseFloat(getComputedStyle(e).animationDuration) > 0).length");

        Assert.Equal(0, moving);
    }
}
