using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Sharing;

/// <summary>What people do to let others see what they see, by mouse and keyboard, between two browsers that share nothing.</summary>
[Trait("Requires", "Browser")]
public sealed class SharingTests : IAsyncLifetime
{
    private readonly PagesSite _site = new("--NetDash:Auth:Mode=BrowserToken");

    public static TheoryData<int, int, ColorScheme> Looks => new()
    {
        { 1440, 900, ColorScheme.Light }, { 1440, 900, ColorScheme.Dark }, { 390, 844, ColorScheme.Light }, { 390, 844, ColorScheme.Dark },
    };

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_link_without_sign_in_shows_its_part_until_it_is_revoked_and_then_says_so_at_once()
    {
        await using var owner = await SignedInAsync("?project=shop");
        var link = await MakeLinkAsync(owner.Page, "the wall");
        Assert.StartsWith(_site.Address + "login?t=ndl_", link, StringComparison.Ordinal);

        await using var visitor = await _site.OpenAsync(link[_site.Address.Length..]);
        await Expect(visitor.Page).ToHaveURLAsync(_site.Address + "?project=shop");
        await Expect(visitor.Page.Locator(".nd-banner")).ToContainTextAsync("project=shop");
        await _site.GoAsync(visitor.Page, "inventory/container");
        Assert.Equal(["api"], await visitor.Page.Locator(".nd-nodetable tbody tr .nd-node").AllTextContentsAsync());
        await _site.GoAsync(visitor.Page, "ports");
        await Expect(visitor.Page.Locator(".nd-findfree")).ToHaveCountAsync(0);
        await Expect(visitor.Page.Locator(".nd-sharemore")).ToBeVisibleAsync();
        await visitor.Page.Locator(".nd-sharemore").ClickAsync();
        await Expect(visitor.Page.Locator("#nd-sharemenu")).Not.ToContainTextAsync("Link without sign-in");
        await _site.GoAsync(visitor.Page, "");

        await _site.GoAsync(owner.Page, "links");
        await Expect(owner.Page.Locator(".nd-links tbody tr")).ToContainTextAsync("the wall");
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke the wall" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Revoke now" }).ClickAsync();
        await Expect(owner.Page.Locator(".nd-links")).ToContainTextAsync("No link is in force");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("This link has ended");
        await Expect(visitor.Page.Locator(".nd-map")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_frozen_picture_shows_that_moment_what_differs_now_and_the_way_to_the_live_view()
    {
        await using var owner = await SignedInAsync("?q=name:worker&q=name:db&kind=container");
        await owner.Page.Locator(".nd-sharemore").ClickAsync();
        await owner.Page.Locator("#nd-sharemenu .nd-menuitem", new() { HasText = "Freeze this moment" }).ClickAsync();
        await owner.Page.GetByRole(AriaRole.Button, new() { Name = "Freeze", Exact = true }).ClickAsync();
        var frozen = await owner.Page.GetByLabel("Frozen picture", new() { Exact = true }).InputValueAsync();
        Assert.StartsWith(_site.Address + "frozen/", frozen, StringComparison.Ordinal);

        await using var teammate = await SignedInAsync(frozen[_site.Address.Length..], waitsForMap: false);
        await Expect(teammate.Page.Locator(".nd-differences")).ToContainTextAsync("Nothing: it is still so.");
        await teammate.Page.Locator(".nd-stillmap canvas").First.WaitForAsync();
        Assert.Contains("worker", await LabelsAsync(teammate.Page));

        _site.Docker.Remove(TestFacts.ContainerNode("worker"));
        await Expect(teammate.Page.Locator(".nd-differences")).ToContainTextAsync("Gone (1)");
        await Expect(teammate.Page.Locator(".nd-differences li b")).ToHaveTextAsync("worker");
        Assert.Contains("worker", await LabelsAsync(teammate.Page));

        await teammate.Page.GetByRole(AriaRole.Link, new() { Name = "Live view" }).ClickAsync();
        await Expect(teammate.Page).ToHaveURLAsync(_site.Address + "?q=name:worker&q=name:db&kind=container");
        await PagesSite.SettledAsync(teammate.Page);
        Assert.DoesNotContain("worker", await LabelsAsync(teammate.Page));
        Assert.Empty(teammate.Problems);
    }

    [Fact]
    public async Task What_is_seen_is_copied_as_an_image_and_as_Markdown()
    {
        await using var owner = await SignedInAsync("?q=name:db", o => o.Permissions = ["clipboard-read", "clipboard-write"]);
        await owner.Page.Locator(".nd-sharemore").ClickAsync();
        var image = owner.Page.Locator("[data-copy-image]");
        await image.ClickAsync();
        await Expect(image).ToHaveAttributeAsync("data-copied", "");
        Assert.Equal("image/png", await owner.Page.EvaluateAsync<string>("async () => (await navigator.clipboard.read())[0].types.join()"));

        await owner.Page.Locator("#nd-sharemenu .nd-menuitem", new() { HasText = "Copy as Markdown" }).ClickAsync();
        var text = await owner.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
        Assert.StartsWith($"[Wiring](<{_site.Address}?q=name:db>)", text.Replace("Wiring of vm", "Wiring", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_copies_no_pictures_saves_them()
    {
        await using var owner = await SignedInAsync("?q=name:db");
        await owner.Page.EvaluateAsync("() => { delete window.ClipboardItem; }");
        await owner.Page.Locator(".nd-sharemore").ClickAsync();
        var download = await owner.Page.RunAndWaitForDownloadAsync(() => owner.Page.Locator("[data-copy-image]").ClickAsync());
        Assert.Equal("netdash.png", download.SuggestedFilename);
    }

    [Fact]
    public async Task The_menu_works_by_keyboard_and_Escape_leaves_it()
    {
        await using var owner = await SignedInAsync("?project=shop");
        await owner.Page.Locator(".nd-sharemore").FocusAsync();
        await owner.Page.Keyboard.PressAsync("Enter");
        await Expect(owner.Page.Locator("#nd-sharemenu")).ToBeVisibleAsync();
        await owner.Page.Keyboard.PressAsync("Tab");
        await Expect(owner.Page.Locator("#nd-sharemenu .nd-menuitem").First).ToBeFocusedAsync();
        await owner.Page.Keyboard.PressAsync("Escape");
        await Expect(owner.Page.Locator("#nd-sharemenu")).ToBeHiddenAsync();
        await Expect(owner.Page.Locator(".nd-sharemore")).ToBeFocusedAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_and_nothing_is_cut_off(int width, int height, ColorScheme theme)
    {
        var look = new Look(width, height, theme);
        await using var owner = await SignedInAsync("?project=shop", look.Apply);
        var name = $"{width}-{theme.ToString().ToLowerInvariant()}";
        var frozen = await FreezeAsync(owner.Page);
        var link = await MakeLinkAsync(owner.Page, "Screen in the ops room");
        await CheckAsync(owner.Page, $"share-menu-{name}");
        await _site.GoAsync(owner.Page, "links");
        await CheckAsync(owner.Page, $"links-{name}");
        _site.Docker.Remove(TestFacts.ContainerNode("worker"));
        await owner.Page.GotoAsync(frozen);
        await owner.Page.Locator(".nd-stillmap canvas").First.WaitForAsync();
        await CheckAsync(owner.Page, $"frozen-{name}");
        await owner.Page.GotoAsync(_site.Address + "frozen/nothing?project=shop");
        await owner.Page.Locator(".nd-app[data-interactive]").WaitForAsync();
        await CheckAsync(owner.Page, $"frozen-gone-{name}");
        await using var visitor = await _site.OpenAsync(link[_site.Address.Length..], look);
        await CheckAsync(visitor.Page, $"shared-{name}");
        await _site.GoAsync(visitor.Page, "ports");
        await CheckAsync(visitor.Page, $"shared-ports-{name}");
        Assert.Empty(visitor.Problems);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await PagePictures.TakeAsync(page, name);
        var result = await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{name}: " + string.Join("; ", result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} is wider than the window.");
    }

    private static async Task<string> MakeLinkAsync(IPage page, string name)
    {
        if (!await page.Locator("#nd-sharemenu").IsVisibleAsync())
        {
            await page.Locator(".nd-sharemore").ClickAsync();
        }

        await page.Locator("#nd-sharemenu .nd-menuitem", new() { HasText = "Link without sign-in" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make link" }).ClickAsync();
        return await page.GetByLabel("Link", new() { Exact = true }).InputValueAsync();
    }

    private static async Task<string> FreezeAsync(IPage page)
    {
        await page.Locator(".nd-sharemore").ClickAsync();
        await page.Locator("#nd-sharemenu .nd-menuitem", new() { HasText = "Freeze this moment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Freeze", Exact = true }).ClickAsync();
        return await page.GetByLabel("Frozen picture", new() { Exact = true }).InputValueAsync();
    }

    private static Task<string[]> LabelsAsync(IPage page) =>
        page.EvaluateAsync<string[]>("() => document.querySelector('.nd-map').netdash.labels().map(l => l.text)");

    private async Task<BrowserPage> SignedInAsync(string path, Action<BrowserNewContextOptions>? configure = null, bool waitsForMap = true)
    {
        var opened = await _site.OpenBareAsync(configure);
        await opened.Page.GotoAsync(_site.SignInLinkTo(path));
        if (waitsForMap)
        {
            await PagesSite.SettledAsync(opened.Page);
        }

        return opened;
    }
}
