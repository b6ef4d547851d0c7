using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>The page of the frame itself: what it shows in which size, by keyboard, and for those who do not see it.</summary>
[Collection(EmbedCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class FramePageTests(EmbedSite site)
{
    private static readonly Look Small = new(600, 400, ColorScheme.Light);

    [Theory]
    [InlineData(600, 400, ColorScheme.Light)]
    [InlineData(600, 400, ColorScheme.Dark)]
    [InlineData(320, 200, ColorScheme.Light)]
    [InlineData(320, 200, ColorScheme.Dark)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    public async Task Axe_finds_nothing_and_nothing_is_cut_in_any_size(int width, int height, ColorScheme theme)
    {
        await using var opened = await OpenAsync("select=container/web", new Look(width, height, theme));
        await Expect(Map(opened).Chosen).ToBeVisibleAsync();

        var result = await opened.Page.RunAxe();

        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.Empty(await opened.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("#badge, #live, #open, #chosen, .nd-map-tools button")]
              .filter(e => { const r = e.getBoundingClientRect(); return r.width > 0 && (r.left < 0 || r.top < 0 || r.right > innerWidth + .5 || r.bottom > innerHeight + .5); })
              .map(e => `${e.id}${e.className}`)
            """));
        Assert.False(await opened.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight"));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task The_badge_opens_what_was_found_and_leads_to_both_sides_of_it()
    {
        await using var opened = await OpenAsync("", Small);
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(Map(opened).Badge).ToBeFocusedAsync();
        await opened.Page.Keyboard.PressAsync("Enter");
        var first = Map(opened).Locator("#findings button").First;
        await Expect(first).ToContainTextAsync("Port 9876/tcp is taken");
        await opened.Page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();

        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(Map(opened).Locator("#findings")).ToBeHiddenAsync();
        await Expect(Map(opened).Chosen).ToHaveTextAsync("Port 9876/tcp is taken");
        await Expect(Map(opened).Locator("#open")).ToHaveAttributeAsync("href", $"{site.NetDash}/?finding=port-blocked%2F9876%2Ftcp%2Fcontainer%2Fpub3");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Map(opened).Chosen).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_keyboard_goes_through_the_map_as_on_its_page()
    {
        await using var opened = await OpenAsync("", Small);
        await Map(opened).Locator("[role=treeitem][tabindex='0']").FocusAsync();
        await opened.Page.Keyboard.TypeAsync("web");
        await Expect(Map(opened).Locator("[role=treeitem]:focus .name")).ToHaveTextAsync("web, web-logs");

        await opened.Page.Keyboard.PressAsync("Enter");

        await Expect(Map(opened).Chosen).ToContainTextAsync("web");
        await opened.Page.Keyboard.PressAsync("Escape");
        await Expect(Map(opened).Chosen).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_way_to_NetDash_keeps_the_view_and_opens_a_tab_that_knows_nothing_of_the_frame()
    {
        await using var opened = await OpenAsync("lens=ports&q=web&theme=dark&kiosk=false", Small);
        var open = Map(opened).Locator("#open");
        Assert.Equal(("_blank", "noopener"), (await open.GetAttributeAsync("target"), await open.GetAttributeAsync("rel")));

        Assert.Equal($"{site.NetDash}/?lens=ports&q=web", await open.GetAttributeAsync("href"));
    }

    [Fact]
    public async Task A_screen_on_a_wall_shows_the_picture_alone()
    {
        await using var opened = await OpenAsync("kiosk=true", Small);

        Assert.Equal(400, await Map(opened).Locator("canvas").EvaluateAsync<int>("canvas => canvas.clientHeight"));
        Assert.Equal(0, await opened.Page.Locator("a:visible, button:visible").CountAsync());
        Assert.Equal("Live", await Map(opened).Locator("#live").TextContentAsync());
    }

    [Fact]
    public async Task Hostile_names_and_parameters_are_text()
    {
        site.Pages.Docker.Upsert(TestFacts.Container("<img src=x onerror=alert(1)>\u202Egnp", "none") with { Image = "<b>x</b>", Endpoints = [TestFacts.Endpoint("none", "")] });
        await using var opened = await OpenAsync("q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&colour=%3Cscript%3E&select=%22%3E%3Csvg+onload%3Dalert(1)%3E", Small);

        await Expect(Map(opened).Locator("#note")).ToContainTextAsync("colour");
        Assert.Equal(0, await opened.Page.Locator("img, #note *, #detail *, #title *").CountAsync());
        Assert.DoesNotContain('\u202E', await opened.Page.Locator("body").InnerTextAsync());
        Assert.Empty(opened.Problems);
        site.Pages.Docker.List(LaptopFacts.Docker());
    }

    [Fact]
    public async Task Whoever_wants_no_motion_gets_none()
    {
        await using var opened = await OpenAsync("", Small, options => options.ReducedMotion = ReducedMotion.Reduce);

        Assert.Equal(0, await opened.Page.EvaluateAsync<int>(
            "() => [...document.querySelectorAll('*')].filter(e => parseFloat(getComputedStyle(e).transitionDuration) > 0 || parseFloat(getComputedStyle(e).animationDuration) > 0).length"));
    }

    [Fact]
    public async Task The_wheel_scrolls_the_portal_until_somebody_clicks_into_the_map()
    {
        await using var portal = await site.OpenPortalAsync(look: new Look(1000, 500, ColorScheme.Light));
        var zoom = () => portal.Map.Host.EvaluateAsync<double>("host => host.netdash.counts().zoom");
        var before = await zoom();
        var box = (await portal.Page.Locator("netdash-map").BoundingBoxAsync())!;
        await portal.Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + 150);

        await portal.Page.Mouse.WheelAsync(0, 60);
        await portal.Page.WaitForFunctionAsync("() => scrollY > 0");
        Assert.Equal(before, await zoom());

        await portal.Page.Mouse.ClickAsync(box.X + 40, box.Y + 100);
        await portal.Page.Mouse.WheelAsync(0, -120);
        await portal.Map.Host.EvaluateAsync("async (host, before) => { while (host.netdash.counts().zoom === before) await new Promise(done => requestAnimationFrame(done)); }", before);
    }

    [Fact]
    public async Task Without_script_it_says_where_else_to_look()
    {
        await using var opened = await site.OpenAsync(Small, options => options.JavaScriptEnabled = false);
        await opened.Page.GotoAsync(site.Frame());

        await Expect(opened.Page.Locator("noscript p")).ToContainTextAsync("The map needs JavaScript.");
    }

    private static FramedMap Map(BrowserPage opened) => new(opened.Page);

    private async Task<BrowserPage> OpenAsync(string query, Look look, Action<BrowserNewContextOptions>? configure = null)
    {
        var opened = await site.OpenAsync(look, configure);
        await opened.Page.GotoAsync(site.Frame(query));
        await Map(opened).DrawnAsync();
        return opened;
    }
}
