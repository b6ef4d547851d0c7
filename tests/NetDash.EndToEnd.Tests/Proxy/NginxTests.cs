using System.Net;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Proxy;

/// <summary>The README's nginx: TLS, a sub-path, WebSockets.</summary>
[Trait("Requires", "Browser")]
public sealed class NginxTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deep_link_survives_signing_in_and_the_cookie_is_for_TLS_and_the_sub_path_alone()
    {
        await using var proxy = await ProxySite.StartAsync(null, "--NetDash:Auth:Mode=BrowserToken");
        using var client = ProxySite.Client();

        using var asked = await client.GetAsync(new Uri(proxy.Address + "/inventory/container?q=web"), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var login = new Uri(new Uri(proxy.Address + "/inventory/"), asked.Headers.Location!);
        Assert.Equal(proxy.Address + "/login?returnUrl=%2Fops%2Fnetdash%2Finventory%2Fcontainer%3Fq%3Dweb", login.AbsoluteUri);

        Assert.StartsWith(proxy.Address + "/login?t=", proxy.Site.SignInLink, StringComparison.Ordinal);
        using var opened = await client.GetAsync(
            new Uri(proxy.Site.SignInLink + "&returnUrl=%2Fops%2Fnetdash%2Finventory%2Fcontainer%3Fq%3Dweb"), Cancellation);
        Assert.Equal("/ops/netdash/inventory/container?q=web", opened.Headers.Location!.OriginalString);
        var cookie = Assert.Single(opened.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; path=/ops/netdash", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Signed_in_the_map_draws_follows_and_answers_over_WebSockets()
    {
        await using var proxy = await ProxySite.StartAsync(null, "--NetDash:Auth:Mode=BrowserToken");
        await using var opened = await proxy.Site.OpenBareAsync(ProxySite.Trusting);
        var sockets = new List<IWebSocket>();
        opened.Page.WebSocket += (_, socket) => sockets.Add(socket);

        await opened.Page.GotoAsync(proxy.Site.SignInLink + "&returnUrl=" + Uri.EscapeDataString(ProxySite.PathBase + "/?select=container/api"));
        await PagesSite.SettledAsync(opened.Page);

        Assert.Equal(proxy.Address + "/?select=container/api", opened.Page.Url);
        Assert.Equal(["/ops/netdash/_blazor", "/ops/netdash/hubs/topology"], sockets.Select(s => new Uri(s.Url).AbsolutePath).Order());
        Assert.All(sockets, s => Assert.StartsWith("wss://", s.Url, StringComparison.Ordinal));
        var map = new MapOnPage(opened);
        await map.LabelAsync("api");
        proxy.Site.Docker.Remove(TestFacts.ContainerNode("mailer"));
        await opened.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'mailer')");
        await map.ClickAsync("db");
        await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("postgres");
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task Everything_that_a_page_asks_for_is_below_the_sub_path()
    {
        await using var proxy = await ProxySite.StartAsync();
        await using var opened = await proxy.Site.OpenBareAsync(ProxySite.Trusting);
        var asked = new List<string>();
        opened.Page.Request += (_, request) => asked.Add(request.Url);

        foreach (var path in (string[])["", "ports?tab=preflight", "findings", "sources", "no/such/page"])
        {
            await proxy.Site.GoAsync(opened.Page, path);
        }

        Assert.All(asked.Where(a => !a.StartsWith("data:", StringComparison.Ordinal)), a => Assert.StartsWith(proxy.Address + "/", a, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restart_behind_it_is_healed_without_signing_in_or_loading_again()
    {
        await using var proxy = await ProxySite.StartAsync(null, "--NetDash:Auth:Mode=BrowserToken");
        await using var opened = await proxy.Site.OpenBareAsync(ProxySite.Trusting);
        await opened.Page.GotoAsync(proxy.Site.SignInLink + "&returnUrl=" + Uri.EscapeDataString(ProxySite.PathBase + "/?select=container/api"));
        await PagesSite.SettledAsync(opened.Page);
        await opened.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        var map = new MapOnPage(opened);
        var before = await map.LabelsAsync();
        var notice = opened.Page.Locator("#nd-connection");

        // nginx answers 502 meanwhile.
        await proxy.Site.StopAsync();
        await Expect(notice).ToContainTextAsync("Connection lost at ", new() { Timeout = 20_000 });
        await proxy.Site.StartAgainAsync();
        await Expect(notice).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await PagesSite.SettledAsync(opened.Page);

        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(before, await map.LabelsAsync());
        await map.ClickAsync("db");
        await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("postgres");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_was_away_finds_its_circuit_or_another_in_its_place(bool isKept)
    {
        // A laptop that slept: the server has gone on without the page, for longer than it keeps a circuit, or not.
        await using var proxy = await ProxySite.StartAsync(
            services => services.Configure<CircuitOptions>(o => o.DisconnectedCircuitMaxRetained = isKept ? o.DisconnectedCircuitMaxRetained : 0));
        await using var opened = await proxy.OpenAsync("?select=container/api");
        await opened.Page.EvaluateAsync("() => { window.sameDocument = true; document.querySelector('.nd-map').sameElement = true; }");
        var map = new MapOnPage(opened);
        await map.AtRestAsync();
        var before = await map.LabelsAsync();

        await proxy.Nginx.StopAsync();
        await Expect(opened.Page.Locator("#nd-connection")).ToContainTextAsync("Connection lost at ", new() { Timeout = 20_000 });
        await opened.Page.Locator(".nd-map[data-state=reconnecting]").WaitForAsync();
        await proxy.Nginx.RunAsync();
        await Expect(opened.Page.Locator("#nd-connection")).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await PagesSite.SettledAsync(opened.Page);

        Assert.True(await opened.Page.EvaluateAsync<bool>("() => window.sameDocument === true"));
        Assert.Equal(isKept, await opened.Page.EvaluateAsync<bool>("() => document.querySelector('.nd-map').sameElement === true"));
        Assert.Equal(before, await map.LabelsAsync());
        await Expect(opened.Page.Locator("#nd-live")).ToContainTextAsync("Live");
        await map.ClickAsync("db");
        await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("postgres");
    }
}
