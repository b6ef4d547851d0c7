using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;
using NetDash.Topology.Views;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>
/// The address is the view: what somebody clicked together on one machine is seen on another, which has to sign in first; and the way
/// back leads through every step.
/// </summary>
[Trait("Requires", "Browser")]
public sealed class AddressTests : IAsyncLifetime
{
    private readonly PagesSite _site = new("--NetDash:Auth:Mode=BrowserToken");

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _site.Docker.Upsert(TestFacts.Container("labelled", "none") with
        {
            Labels = Labels.From(Enumerable.Range(0, 12).Select(i => KeyValuePair.Create($"label-{i:00}", $"value {i}"))),
        });
        await _site.WhenAsync(s => NodeNames.Find(s, "container/labelled").Count == 1);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The pages, with what is clicked on each and in which order.</summary>
    public static TheoryData<string, string[]> Walks => new()
    {
        {
            "",
            [
                ".nd-hostmenu", "#nd-hosts a:has-text('vm')", "header a[href*='lens=ports']", ".nd-side-findings .nd-finding:nth-of-type(2) h3 a", "aside .sides a >> nth=0",
                "button[aria-label='Show a list']:visible", ".nd-nav [data-theme-choice]",
            ]
        },
        {
            "ports",
            [
                ".nd-seg a:has-text('TCP')", ".nd-portfilterbtn", "#nd-portfilter a:has-text('forwarded')", "thead a:has-text('Owner')", ".nd-portline a[title*='Zoom in'] >> nth=0",
                ".nd-findfree", ".nd-col-port a >> nth=0", ".nd-nav [data-theme-choice]",
            ]
        },
        { "findings", [".nd-filters a:has-text('Warning')", ".nd-filters a:has-text('All')", ".nd-finding h2 a >> nth=2", ".nd-finding.open .sides a >> nth=0", ".nd-nav [data-theme-choice]"] },
        {
            "inventory/container",
            [
                "thead a:has-text('Image')", "thead a:has-text('Image')", ".nd-nodetable a:has-text('labelled')", "aside a.nd-more", ".nd-nav [data-theme-choice]", ".nd-nav [data-theme-choice]",
            ]
        },
        { "sources", [".nd-source header a >> nth=0", "aside .nd-panelfoot a:has-text('What is around it')", "header a[href*='lens=ports']", ".nd-nav [data-theme-choice]"] },
    };

    [Theory]
    [MemberData(nameof(Walks))]
    public async Task What_was_clicked_together_is_seen_on_another_machine_after_signing_in_and_the_way_back_leads_through_it(string path, string[] clicks)
    {
        await using var opened = await SignedInAsync(path);
        var page = opened.Page;
        var steps = new List<(string Address, string Seen)> { (page.Url, await page.SeenAsync()) };
        foreach (var click in clicks)
        {
            await page.Locator(click).First.ClickAsync();
            var seen = await page.SeenAsync();
            if (page.Url != steps[^1].Address)
            {
                // A theme replaces the step that it was chosen on.
                if (click.Contains("theme-choice", StringComparison.Ordinal))
                {
                    steps.RemoveAt(steps.Count - 1);
                }

                steps.Add((page.Url, seen));
            }
        }

        Assert.True(steps.Count >= Math.Min(4, clicks.Length), string.Join("\n", steps.Select(s => s.Address)));
        var link = (await page.Locator(".nd-share").GetAttributeAsync("data-copy"))!;
        Assert.Equal(page.Url, link);

        await using var elsewhere = await _site.AnotherMachineAsync();
        await elsewhere.Page.GotoAsync(link);
        await SignInAsync(elsewhere.Page);
        Assert.Equal(steps[^1].Seen, await elsewhere.Page.SeenAsync());
        Assert.Equal(link, elsewhere.Page.Url);

        // The palette is the reader's own choice by now, and stays where an address says nothing of it.
        for (var i = steps.Count - 2; i >= 0; i--)
        {
            await page.GoBackAsync();
            await Expect(page).ToHaveURLAsync(steps[i].Address);
            Assert.Equal(Colourless(steps[i].Seen), Colourless(await page.SeenAsync()));
        }

        for (var i = 1; i < steps.Count; i++)
        {
            await page.GoForwardAsync();
            await Expect(page).ToHaveURLAsync(steps[i].Address);
        }

        Assert.Equal(steps[^1].Seen, await page.SeenAsync());
        Assert.Empty(opened.Problems);
        Assert.Empty(elsewhere.Problems);
    }

    [Fact]
    public async Task A_search_and_a_selection_on_the_map_are_seen_on_another_machine()
    {
        await using var opened = await SignedInAsync("");
        await opened.Page.Locator("#nd-q").FillAsync("port:9876");
        await Expect(opened.Page).ToHaveURLAsync(_site.Address + "?q=port:9876");
        var map = new MapOnPage(opened);
        await map.ClickAsync("host1");
        await Expect(opened.Page.Locator("aside h2")).ToHaveTextAsync("host1");
        var (seen, pixels) = (await opened.Page.SeenAsync(), await map.SelectedPixelsAsync());
        var link = (await opened.Page.Locator("aside .nd-panelfoot [data-copy]").GetAttributeAsync("data-copy"))!;

        var elsewhere = await _site.AnotherMachineAsync();
        await using var other = new MapOnPage(elsewhere);
        await elsewhere.Page.GotoAsync(link);
        await SignInAsync(elsewhere.Page);

        Assert.Equal(seen, await elsewhere.Page.SeenAsync());
        Assert.NotEqual(0, pixels);
        Assert.NotEqual(0, await other.SelectedPixelsAsync());
    }

    [Fact]
    public async Task The_theme_of_the_sender_goes_along_with_a_copied_link_and_wins_at_load()
    {
        await using var opened = await SignedInAsync("inventory/container");
        await opened.Page.Locator(".nd-nav [data-theme-choice]").ClickAsync();
        await opened.Page.Locator(".nd-nav [data-theme-choice=light]").ClickAsync();
        await opened.Page.GotoAsync(_site.Address + "findings");
        await PagesSite.SettledAsync(opened.Page);
        await Expect(opened.Page.Locator(".nd-share")).ToHaveAttributeAsync("data-copy", _site.Address + "findings?theme=dark");

        await using var elsewhere = await _site.AnotherMachineAsync();
        await elsewhere.Page.GotoAsync(_site.Address + "findings?theme=dark");
        await SignInAsync(elsewhere.Page);

        await Expect(elsewhere.Page.Locator("html")).ToHaveClassAsync("nd-dark");
    }

    [Theory]
    [InlineData("?select=container/web", "aside h2", "web")]
    [InlineData("?select=edge/attached/container/web~docker-network/bridge", "aside .kind", "attached")]
    [InlineData("ports?select=port/vm/tcp/8080", "aside .sentence", "web gets what comes to it.")]
    [InlineData("?focus=container/web&depth=1", "footer.nd-strip", " of ")]
    public async Task A_link_survives_that_a_container_is_made_anew(string path, string where, string what)
    {
        await using var opened = await SignedInAsync(path);
        await Expect(opened.Page.Locator(where).First).ToContainTextAsync(what);

        var web = LaptopFacts.Docker().OfType<ContainerFact>().Single(c => c.Name == "web");
        var again = NodeId.Container(TestFacts.EngineId, TestFacts.LongId("web-again"));
        _site.Docker.Remove(web.Id);
        await _site.WhenAsync(s => !s.Nodes.ContainsKey(web.Id));
        _site.Docker.Upsert(web with { Id = again, ContainerId = TestFacts.LongId("web-again") });
        await _site.WhenAsync(s => s.Nodes.ContainsKey(again));

        await Expect(opened.Page.Locator(where).First).ToContainTextAsync(what);
        await Expect(opened.Page.Locator("aside h2").First).Not.ToHaveTextAsync("Not here");
        await using var elsewhere = await SignedInAsync(path);
        await Expect(elsewhere.Page.Locator(where).First).ToContainTextAsync(what);
        Assert.Empty(await elsewhere.Page.Locator(".nd-gone").AllAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ports")]
    [InlineData("findings")]
    [InlineData("inventory/container")]
    [InlineData("sources")]
    public async Task A_link_that_is_broken_in_every_way_opens_the_page_and_says_so(string path)
    {
        await using var opened = await SignedInAsync($"{path}?select=%00&select=%ff&q=/(/&kind=%ed%a0%80&range=9-1&theme=%1b&sort=%3Cb%3E&x=%zz&lens=&as=%25&expand=container/web&finding=%0d%0a");

        await Expect(opened.Page.Locator("main .nd-banner")).ToContainTextAsync("ignored");
        Assert.Equal(0, await opened.Page.Locator(".nd-broken").CountAsync());
        await opened.Page.Locator(".nd-banner a.nd-btn").ClickAsync();
        await Expect(opened.Page.Locator("main .nd-banner", new() { HasText = "ignored" })).ToHaveCountAsync(0);
        Assert.Empty(opened.Problems);
    }

    private static string Colourless(string seen) => seen.Replace("nd-dark", "nd-light", StringComparison.Ordinal);

    private async Task<BrowserPage> SignedInAsync(string path)
    {
        var opened = await _site.AnotherMachineAsync();
        await opened.Page.GotoAsync(_site.Address + path);
        await SignInAsync(opened.Page);
        await PagesSite.SettledAsync(opened.Page);
        return opened;
    }

    /// <summary>Signs in where the page asks for it.</summary>
    private async Task SignInAsync(IPage page)
    {
        await page.Locator("input#t").FillAsync(_site.SignInLink);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator(".nd-app").WaitForAsync();
    }
}
