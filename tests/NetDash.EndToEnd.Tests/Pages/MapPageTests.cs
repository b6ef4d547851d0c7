using Microsoft.Playwright;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class MapPageTests(PagesSite site)
{
    [Fact]
    public async Task A_container_appears_on_the_map_without_a_reload_and_moves_nothing_else()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        var before = await map.LabelsAsync();
        await map.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        site.Docker.Upsert(TestFacts.Container("just-started", "none") with { Endpoints = [TestFacts.Endpoint("none", "")] });
        await map.LabelAsync("just-started");
        site.Docker.Remove(TestFacts.ContainerNode("just-started"));
        await map.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'just-started')");

        Assert.Equal(before, await map.LabelsAsync());
        Assert.True(await map.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task Paused_by_the_keyboard_nothing_moves_until_somebody_goes_on()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        var pause = map.Page.GetByRole(AriaRole.Button, new() { Name = "Pause" });
        await pause.FocusAsync();
        await map.Page.Keyboard.PressAsync("Enter");
        await Expect(pause).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(map.Page.Locator("#nd-live")).ToContainTextAsync("Paused since");
        await Expect(map.Page.Locator(".nd-map")).ToHaveAttributeAsync("data-state", "paused");

        // Another page follows: once it shows the container, this one had its chance.
        await using var other = await MapOnPage.OpenAsync(site, "");
        site.Docker.Upsert(TestFacts.Container("meanwhile", "none") with { Endpoints = [TestFacts.Endpoint("none", "")] });
        await other.LabelAsync("meanwhile");
        Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text == "meanwhile");

        await map.Page.Keyboard.PressAsync("Enter");
        await map.LabelAsync("meanwhile");
        await Expect(map.Page.Locator("#nd-live")).ToHaveTextAsync("Live");
        site.Docker.Remove(TestFacts.ContainerNode("meanwhile"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_theme_is_the_maps_too(ColorScheme theme)
    {
        await using var map = await MapOnPage.OpenAsync(site, "", Look.Desktop with { Theme = theme });
        var ground = await map.PixelsAsync("--nd-surface");
        Assert.InRange(ground, 50_000, int.MaxValue);

        await map.Page.Locator(".nd-nav [data-theme-choice]").ClickAsync();
        if (theme == ColorScheme.Light)
        {
            await map.Page.Locator(".nd-nav [data-theme-choice]").ClickAsync();
        }

        await Expect(map.Page.Locator("html")).ToHaveClassAsync(theme == ColorScheme.Light ? "nd-dark" : "nd-light");
        Assert.InRange(await map.PixelsAsync("--nd-surface"), ground * 9 / 10, ground * 11 / 10);
    }

    [Fact]
    public async Task The_strip_has_the_legend_the_counts_and_the_zoom()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?q=web");
        var strip = map.Page.Locator(".nd-strip");
        await Expect(strip).ToContainTextAsync("conflict");
        await Expect(strip).ToContainTextAsync("of 52 nodes");

        await strip.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();

        await Expect(strip.Locator(".percent")).Not.ToHaveTextAsync("100%");
        await map.Page.Locator(".nd-nav a[title=Sources]").ClickAsync();
        await Expect(strip.Locator(".nd-map-tools")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_host_is_chosen_from_the_menu()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");

        await map.Page.Locator(".nd-hostmenu").ClickAsync();
        await map.Page.Locator("#nd-hosts a", new() { HasText = "vm" }).ClickAsync();

        await Expect(map.Page).ToHaveURLAsync(site.Address + "?host=host/vm");
        await map.LabelAsync("web");
    }

    [Fact]
    public async Task A_filter_that_nothing_passes_can_be_cleared()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?q=port:9999");
        await Expect(map.Page.Locator(".nd-mapnote")).ToContainTextAsync("Nothing matches port:9999");

        await map.Page.Locator(".nd-mapnote a", new() { HasText = "Clear" }).ClickAsync();

        await map.LabelAsync("web");
        await Expect(map.Page.Locator(".nd-mapnote")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task On_a_phone_the_list_comes_first_and_the_map_on_demand()
    {
        await using var map = await MapOnPage.OpenAsync(site, "", Look.Phone);
        var row = map.Page.GetByRole(AriaRole.Treeitem, new() { Name = "mailer" }).First;
        await Expect(row).ToBeVisibleAsync();
        await Expect(map.Page.Locator(".nd-map canvas")).ToBeHiddenAsync();
        await row.ClickAsync();
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("mailer");
        await map.Page.Locator("aside [data-netdash-close]").ClickAsync();

        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Show the map" }).ClickAsync();

        await Expect(map.Page.Locator(".nd-map canvas")).ToBeVisibleAsync();
        Assert.NotEmpty(await map.LabelsAsync());
        await map.Page.GetByRole(AriaRole.Button, new() { Name = "Show a list" }).ClickAsync();
        await Expect(map.Page.Locator(".nd-map canvas")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Below_a_sub_path_the_map_finds_its_hub()
    {
        await using var below = new PagesSite("--NetDash:PathBase=/net/dash");
        await below.InitializeAsync();
        await using var map = await MapOnPage.OpenAsync(below, "");
        Assert.EndsWith("/net/dash/", below.Address, StringComparison.Ordinal);

        await map.ClickAsync("web");

        await Expect(map.Page).ToHaveURLAsync(below.Address + "?select=container/web");
        Assert.Empty(map.Problems);
    }
}
