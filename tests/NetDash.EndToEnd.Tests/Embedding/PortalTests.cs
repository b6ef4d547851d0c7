using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>A portal of another site that may show the map, with the element and a strict policy of its own.</summary>
[Collection(EmbedCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class PortalTests(EmbedSite site)
{
    private const string Dark = "rgb(12, 13, 15)";
    private const string Light = "rgb(246, 247, 248)";

    [Fact]
    public async Task The_map_is_drawn_and_followed_in_its_frame_without_a_circuit_or_a_cookie()
    {
        await using var opened = await site.OpenAsync();
        var asked = new ConcurrentQueue<IRequest>();
        var sockets = new ConcurrentQueue<string>();
        opened.Page.Request += (_, request) => asked.Enqueue(request);
        opened.Page.WebSocket += (_, socket) => sockets.Enqueue(socket.Url);
        await opened.Page.GotoAsync(site.Portal("?stay"));
        var portal = new PortalPage(opened);
        await portal.Map.DrawnAsync();
        Assert.True(await portal.Map.HasLabelAsync("db"));
        Assert.False(await portal.Map.HasLabelAsync("newcomer"));

        site.Pages.Docker.Upsert(TestFacts.Container("newcomer", "none") with { Image = "shop/new:1", Endpoints = [TestFacts.Endpoint("none", "")] });
        await portal.Map.LabelAsync("newcomer");
        site.Pages.Docker.List(LaptopFacts.Docker());

        Assert.Contains(sockets, url => url.Contains("/hubs/topology", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, r => r.Url.Contains("_blazor", StringComparison.Ordinal) || r.Url.Contains("_framework", StringComparison.Ordinal));
        foreach (var request in asked.Where(r => r.Url.StartsWith(site.NetDash, StringComparison.Ordinal)))
        {
            var headers = await request.AllHeadersAsync();
            Assert.False(headers.ContainsKey("cookie"), request.Url);
            // Which page of the portal it is, nobody learns; not even the frame's own requests tell its token.
            Assert.DoesNotContain("?", headers.GetValueOrDefault("referer", ""), StringComparison.Ordinal);
        }

        Assert.Empty(await opened.Page.Context.CookiesAsync());
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task What_is_found_reaches_the_portal_and_its_own_count()
    {
        await using var portal = await site.OpenPortalAsync();

        var findings = await portal.HeardAsync("findings");

        Assert.Equal((1, 1, true), (findings.GetProperty("errors").GetInt32(), findings.GetProperty("warnings").GetInt32(), findings.GetProperty("known").GetBoolean()));
        await Expect(portal.Map.Badge).ToHaveTextAsync("1 error, 1 warning");
        await Expect(portal.Page.Locator("#count")).ToHaveTextAsync("2");
        Assert.True(await portal.Page.Locator("#badge").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 20; }"));
        Assert.Equal(0, await portal.CountAsync("error"));
    }

    [Fact]
    public async Task The_theme_follows_the_portal_without_loading_the_frame_again()
    {
        await using var portal = await site.OpenPortalAsync();
        Assert.Equal(Light, await portal.Map.GroundAsync());
        await portal.Map.Html.EvaluateAsync("() => window.same = true");

        await portal.Page.Locator("#theme").ClickAsync();

        await Expect(portal.Map.Html).ToHaveClassAsync("nd-dark");
        Assert.Equal(Dark, await portal.Map.GroundAsync());
        await portal.Page.Locator("#theme").ClickAsync();
        await Expect(portal.Map.Html).ToHaveClassAsync("nd-light");

        await SetAsync(portal, "theme", "dark");
        await Expect(portal.Map.Html).ToHaveClassAsync("nd-dark");
        await SetAsync(portal, "theme", "system");
        await Expect(portal.Map.Html).ToHaveClassAsync("nd-light");
        await portal.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Expect(portal.Map.Html).ToHaveClassAsync("nd-dark");
        Assert.True(await portal.Map.Html.EvaluateAsync<bool>("() => window.same"));
    }

    [Fact]
    public async Task A_click_on_a_container_leads_the_portal_to_its_own_page_of_it()
    {
        await using var portal = await site.OpenPortalAsync("");

        await portal.Map.ClickAsync("api");

        // Not WaitForURLAsync, which misses a navigation that ends while it begins to wait (microsoft/playwright-dotnet#3364).
        await Expect(portal.Page).ToHaveURLAsync(site.Portal("containers/api"));
        await Expect(portal.Page.Locator("h1")).ToHaveTextAsync("Container api");
    }

    [Fact]
    public async Task What_the_portal_selects_is_selected_in_the_frame_and_told_back_by_name()
    {
        await using var portal = await site.OpenPortalAsync();

        await portal.Page.EvaluateAsync("() => document.querySelector('netdash-map').select('container/db')");

        var told = await portal.HeardAsync("select", "e.reference === 'container/db'");
        Assert.Equal(("container", "db"), (told.GetProperty("kind").GetString(), told.GetProperty("name").GetString()));
        await Expect(portal.Map.Chosen).ToContainTextAsync("db container");
        Assert.Contains("select=container%2Fdb", (await portal.HeardAsync("view", "e.view.includes('select')")).GetProperty("view").GetString(), StringComparison.Ordinal);
        var open = await portal.Map.Locator("#open").GetAttributeAsync("href");
        Assert.Equal($"{site.NetDash}/?select=container%2Fdb", open);

        await portal.Page.EvaluateAsync("() => document.querySelector('netdash-map').select('container/nobody')");
        Assert.Equal("not-found", (await portal.HeardAsync("error")).GetProperty("code").GetString());
        await Expect(portal.Map.Locator("#note")).ToHaveTextAsync("Nothing here is named container/nobody now.");

        await portal.Page.EvaluateAsync("() => document.querySelector('netdash-map').select(null)");
        await Expect(portal.Map.Locator("#note")).ToBeHiddenAsync();
        await Expect(portal.Map.Chosen).ToBeHiddenAsync();
        Assert.Empty(portal.Problems);
    }

    [Fact]
    public async Task A_port_tells_the_portal_whose_it_is()
    {
        await using var portal = await site.OpenPortalAsync();

        await portal.Page.EvaluateAsync("() => document.querySelector('netdash-map').select('port/vm/tcp/8080')");

        var told = await portal.HeardAsync("select", "e.kind === 'port'");
        Assert.Equal("container/web", told.GetProperty("owner").GetString());
    }

    [Fact]
    public async Task Another_filter_changes_the_picture_and_not_the_frame()
    {
        await using var portal = await site.OpenPortalAsync();
        await portal.Map.Html.EvaluateAsync("() => window.same = true");
        Assert.True(await portal.Map.HasLabelAsync("batch"));

        await SetAsync(portal, "filter", "project=shop");

        await portal.HeardAsync("view", "e.view === 'project=shop'");
        await Expect(portal.Map.Locator("#detail")).ToHaveTextAsync("project=shop");
        await portal.Map.Host.EvaluateAsync("async host => { while (host.netdash.labels().some(l => l.text === 'batch')) await new Promise(done => requestAnimationFrame(done)); }");
        Assert.True(await portal.Map.HasLabelAsync("api"));
        Assert.True(await portal.Map.Html.EvaluateAsync<bool>("() => window.same"));
    }

    [Fact]
    public async Task A_portal_that_isolates_itself_may_show_it_too()
    {
        await using var portal = await site.OpenPortalAsync("isolated?stay");

        Assert.True(await portal.Page.EvaluateAsync<bool>("() => window.crossOriginIsolated"));
        Assert.True(await portal.Map.HasLabelAsync("db"));
        Assert.True(await portal.Page.Locator("#badge").EvaluateAsync<bool>("async image => { await image.decode(); return image.naturalWidth > 20; }"));
    }

    [Fact]
    public async Task On_the_same_site_a_session_is_enough()
    {
        await using var opened = await site.OpenAsync();
        await opened.Page.GotoAsync(site.Pages.SignInLink);
        await opened.Page.GotoAsync(site.Framing($"{site.NetDash}/embed", "127.0.0.1"));

        await new FramedMap(opened.Page, opened.Page.FrameLocator("#map")).DrawnAsync();
    }

    [Fact]
    public async Task A_link_that_ends_says_so_in_the_frame_and_to_the_portal()
    {
        var (link, token) = site.Link("./", TimeSpan.FromHours(1));
        await using var portal = await site.OpenPortalAsync($"?stay&token={token}");

        site.Revoke(link);

        await Expect(portal.Map.Locator("#live")).ToHaveTextAsync("Not connected");
        await Expect(portal.Map.Locator("#note")).ToHaveTextAsync("This frame’s link has ended. Whoever made it can make another.");
        Assert.Equal("unauthorized", (await portal.HeardAsync("error")).GetProperty("code").GetString());
        Assert.True(await portal.Map.HasLabelAsync("db"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_portal_and_frame(ColorScheme theme)
    {
        await using var portal = await site.OpenPortalAsync(look: new Look(1440, 900, theme));
        await SetAsync(portal, "theme", theme == ColorScheme.Dark ? "dark" : "light");
        await Expect(portal.Map.Html).ToHaveClassAsync(theme == ColorScheme.Dark ? "nd-dark" : "nd-light");

        var result = await portal.Page.RunAxe();

        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }

    private static Task SetAsync(PortalPage portal, string attribute, string value) => portal.Page.EvaluateAsync(
        "([name, value]) => document.querySelector('netdash-map').setAttribute(name, value)", new[] { attribute, value });
}
