using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

[Collection(PagesCollection.Name)]
[Trait("Requires", "Browser")]
public sealed partial class PortsLensTests(PagesSite site)
{
    [Fact]
    public async Task The_switch_shows_the_ports_and_keeps_what_is_selected()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?select=container/api");

        await map.Page.Locator("a[href*='lens=ports']:visible").First.ClickAsync();

        await Expect(map.Page).ToHaveURLAsync(site.Address + "?select=container/api&lens=ports");
        await map.LabelAsync("By way of");
        await Expect(map.Page).ToHaveTitleAsync("(1) Ports · NetDash");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("api");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());
        await map.Page.GetByRole(AriaRole.Link, new() { Name = "Wiring", Exact = true }).First.ClickAsync();
        await map.LabelAsync("Bridges");
        Assert.Empty(map.Problems);
    }

    [Theory]
    [InlineData("", "8443", "Forwarded", "api")]
    [InlineData("?lens=ports", "8443", "Forwarded", "api")]
    [InlineData("?lens=ports", "9876", "Held", "host1")]
    public async Task A_port_opens_everybody_who_has_or_wants_it_and_escape_leaves(string address, string port, string title, string owner)
    {
        await using var map = await MapOnPage.OpenAsync(site, address);

        await map.ClickAsync(port);

        await Expect(map.Page).ToHaveURLAsync(EntryAddress());
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync($"{port}/tcp");
        await Expect(map.Page.Locator(".nd-claim[aria-current] h3")).ToHaveTextAsync(title);
        await Expect(map.Page.Locator(".nd-claim[aria-current] .who a")).ToHaveTextAsync(owner);
        Assert.NotEqual(0, await map.SelectedPixelsAsync());

        await map.Page.ReloadAsync();
        await PagesSite.SettledAsync(map.Page);
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync($"{port}/tcp");
        Assert.NotEqual(0, await map.SelectedPixelsAsync());
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("Findings");
        Assert.Equal(0, await map.SelectedPixelsAsync());
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task A_finding_is_shown_in_the_lens_that_is_open_and_has_a_link()
    {
        await using var map = await MapOnPage.OpenAsync(site, "?lens=ports");
        var healthy = await map.PixelsAsync("--nd-ok");

        await map.Page.Locator(".nd-side-findings").GetByText("Show both").ClickAsync();

        await Expect(map.Page).ToHaveURLAsync(FindingAddress());
        await map.LabelAsync("9876/tcp is taken");
        Assert.InRange(await map.PixelsAsync("--nd-ok"), 0, healthy / 4);
        await Expect(map.Page.Locator(".nd-share")).ToHaveAttributeAsync("data-copy", FindingAddress());
        await map.Page.ReloadAsync();
        await PagesSite.SettledAsync(map.Page);
        Assert.InRange(await map.PixelsAsync("--nd-ok"), 0, healthy / 4);
        await Expect(map.Page.Locator(".nd-side-findings .nd-finding.open h3")).ToHaveTextAsync("Port 9876/tcp is taken");
    }

    [Fact]
    public async Task On_a_phone_the_lens_is_at_hand_beside_the_list()
    {
        await using var map = await MapOnPage.OpenAsync(site, "", Look.Phone);

        await map.Page.Locator("a[href*='lens=ports']:visible").First.ClickAsync();

        await Expect(map.Page.GetByRole(AriaRole.Treeitem, new() { Name = "0.0.0.0:5432 , forwarded by db" })).ToBeVisibleAsync();
        var box = await map.Page.Locator(".nd-mapmode").BoundingBoxAsync();
        Assert.NotNull(box);
        Assert.InRange(box.X, 0, 390 - box.Width);
        Assert.Equal(44, box.Height);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    public async Task Axe_finds_nothing_in_the_panel_of_a_port(int width, int height, ColorScheme theme)
    {
        await using var map = await MapOnPage.OpenAsync(site, "?lens=ports", new Look(width, height, theme));
        await map.Page.Locator("[role=treeitem]", new() { HasText = "0.0.0.0:9876" }).First.EvaluateAsync("row => row.click()");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("9876/tcp");

        var found = await map.Page.RunAxe();

        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));
        Assert.Equal(width, await map.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task The_export_is_of_the_lens()
    {
        await using var opened = await site.OpenAsync("?lens=ports");

        var href = await opened.Page.Locator("#nd-export a").First.GetAttributeAsync("href");
        using var client = new HttpClient();
        var svg = await client.GetStringAsync(new Uri(new Uri(site.Address), href), TestContext.Current.CancellationToken);

        Assert.Contains(">By way of</text>", svg, StringComparison.Ordinal);
        Assert.Contains("Ports of vm", svg, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"/\?(lens=ports&)?select=port/vm/tcp/[0-9]+(/.+)?$")]
    private static partial Regex EntryAddress();

    [GeneratedRegex(@"/\?lens=ports&finding=port-blocked/9876/tcp/container/pub3$")]
    private static partial Regex FindingAddress();
}
