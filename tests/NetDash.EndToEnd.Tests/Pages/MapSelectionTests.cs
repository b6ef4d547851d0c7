using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed partial class MapSelectionTests(PagesSite site)
{
    [Fact]
    public async Task A_click_selects_opens_the_details_and_goes_into_the_address_and_escape_leaves()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        Assert.Equal(0, await map.SelectedPixelsAsync());

        await map.ClickAsync("web");

        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=container/web");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page).ToHaveURLAsync(site.Address);
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("Findings");
        Assert.Equal(0, await map.SelectedPixelsAsync());
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task An_address_lights_what_it_selects_and_a_reload_keeps_it()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?lens=wiring&select=container/mailer");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("mailer");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());

        await map.Page.ReloadAsync();
        await PagesSite.SettledAsync(map.Page);

        await Expect(map.Page).ToHaveURLAsync(site.Address + "?lens=wiring&select=container/mailer");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("mailer");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());
    }

    [Fact]
    public async Task Back_and_forward_go_from_selection_to_selection()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        await map.ClickAsync("web");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web");
        await map.ClickAsync("api");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("api");

        await map.Page.GoBackAsync();
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web");
        await map.Page.GoBackAsync();
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("Findings");
        Assert.Equal(0, await map.SelectedPixelsAsync());
        await map.Page.GoForwardAsync();
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());
    }

    [Fact]
    public async Task A_cable_has_details_of_its_own_with_both_ends()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");

        await map.ClickAsync("veth3c1f9a2", below: 4);

        await Expect(map.Page).ToHaveURLAsync(EdgeAddress());
        await Expect(map.Page.Locator("aside .kind")).ToHaveTextAsync("veth pair");
        await map.Page.Locator("aside .nd-group a", new() { HasText = "veth3c1f9a2" }).ClickAsync();
        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=interface/veth3c1f9a2");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("veth3c1f9a2");
    }

    [Fact]
    public async Task A_finding_of_the_panel_is_shown_on_the_map_and_can_be_linked_to()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");
        var healthy = await map.PixelsAsync("--nd-ok");

        await map.Page.Locator(".nd-side-findings", new() { HasText = "Show both" }).GetByText("Show both").ClickAsync();

        await Expect(map.Page).ToHaveURLAsync(FindingAddress());
        await Expect(map.Page.Locator(".nd-side-findings .nd-finding.open h3")).ToHaveTextAsync("Port 9876/tcp is taken");
        // What is not about it steps back.
        Assert.InRange(await map.PixelsAsync("--nd-ok"), 0, healthy / 2);
        await map.LabelAsync("9876/tcp is taken");

        await map.Page.ReloadAsync();
        await PagesSite.SettledAsync(map.Page);
        Assert.InRange(await map.PixelsAsync("--nd-ok"), 0, healthy / 2);
        await map.Page.Locator(".nd-side-findings [data-netdash-close]").ClickAsync();
        await Expect(map.Page).ToHaveURLAsync(site.Address);
        Assert.Equal(healthy, await map.PixelsAsync("--nd-ok"));
    }

    [Fact]
    public async Task The_keyboard_finds_a_thing_by_its_name_and_enter_selects_it()
    {
        await using var map = await MapOnPage.OpenAsync(site, "");

        await map.Page.Locator("[role=tree] [tabindex='0']").First.FocusAsync();
        await map.Page.Keyboard.TypeAsync("mailer");
        await map.Page.Keyboard.PressAsync("Enter");

        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=container/mailer");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("mailer");
    }

    [GeneratedRegex(@"/\?select=edge/veth/interface/[^~]+~interface/[^~]+$")]
    private static partial Regex EdgeAddress();

    [GeneratedRegex(@"/\?finding=port-blocked/9876/tcp/container/pub3$")]
    private static partial Regex FindingAddress();
}
