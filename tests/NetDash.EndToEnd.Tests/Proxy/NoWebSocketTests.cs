using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Proxy;

/// <summary>A proxy that passes no upgrade on, and that keeps what is answered until it has some: nginx as it is when nobody says otherwise.</summary>
[Trait("Requires", "Browser")]
public sealed class NoWebSocketTests
{
    [Fact]
    public async Task Map_and_page_work_over_what_is_left()
    {
        await using var proxy = await ProxySite.StartAsync(WithoutUpgrade);
        await using var opened = await proxy.Site.OpenBareAsync(ProxySite.Trusting);
        var asked = new List<string>();
        opened.Page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath + " " + request.ResourceType);

        await proxy.Site.GoAsync(opened.Page, "?select=container/api");
        var map = new MapOnPage(opened);
        await map.LabelAsync("api");
        proxy.Site.Docker.Remove(TestFacts.ContainerNode("mailer"));
        await opened.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'mailer')");
        await map.ClickAsync("db");
        await Expect(opened.Page.Locator(".nd-details")).ToContainTextAsync("postgres");

        Assert.Contains("/ops/netdash/hubs/topology fetch", asked);
        Assert.Contains("/ops/netdash/_blazor fetch", asked);
    }

    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_program_gets_each_delta_when_it_is_sent(HttpTransportType transport)
    {
        await using var proxy = await ProxySite.StartAsync(WithoutUpgrade);
        await using var connection = new HubConnectionBuilder()
            .WithUrl(proxy.Address + "/hubs/topology", transport, options => options.HttpMessageHandlerFactory = _ => ProxySite.TrustingHandler())
            .Build();
        await connection.StartAsync(TestContext.Current.CancellationToken);
        await using var items = connection.StreamAsync<JsonElement>("Watch", "", "", null, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        do
        {
            Assert.True(await items.MoveNextAsync());
        }
        while (items.Current.GetProperty("more").GetBoolean());

        proxy.Site.Docker.Remove(TestFacts.ContainerNode("mailer"));

        while (!items.Current.TryGetProperty("removed", out var removed) || !removed.GetProperty("nodes").EnumerateArray().Any(n => n.GetString() == TestFacts.ContainerNode("mailer")))
        {
            Assert.True(await items.MoveNextAsync());
        }
    }

    internal static string WithoutUpgrade(string location)
    {
        var kept = location.Split('\n').Where(l => !l.Contains("Upgrade", StringComparison.Ordinal) && !l.Contains("$connection_upgrade", StringComparison.Ordinal) && !l.Contains("proxy_http_version", StringComparison.Ordinal));
        return string.Join('\n', kept);
    }
}
