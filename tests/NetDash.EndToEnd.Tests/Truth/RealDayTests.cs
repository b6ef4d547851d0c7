using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Testing;
using NetDash.Testing.Docker;
using NetDash.Topology.Sources;
using NetDash.Web;

namespace NetDash.EndToEnd.Tests.Truth;

/// <summary>The whole program as people meet it: the printed link, a page, the hub; a real engine below, which also fails.</summary>
[Trait("Requires", "Docker")]
[Trait("Requires", "Browser")]
public sealed class RealDayTests : IAsyncLifetime
{
    private readonly ChromiumBrowser _browser = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netdash-day-");
    private NetDashApplication? _app;

    private NetDashApplication App => _app!;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_container_appears_in_a_table_and_at_the_hub_and_vanishes_without_a_reload()
    {
        Requires.Chromium();
        var docker = await SharedDocker.ConnectAsync();
        await StartAsync(docker.Endpoint);
        await using var opened = await _browser.OpenAsync();
        var page = opened.Page;
        await page.GotoAsync(App.SignInLink);
        Assert.DoesNotContain("t=", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(App.Address + "/inventory/container");
        await page.Locator(".nd-app[data-interactive]").WaitForAsync();
        await page.EvaluateAsync("() => { window.netdashNotReloaded = true; }");
        await using var hub = await HubAsync();
        var items = hub.StreamAsync<JsonElement>("Watch", "kind=container", "", -1L, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        // The client asks only when it is read from: the snapshot first, so that what follows comes as deltas.
        await UntilAsync(items, item => item.GetProperty("type").GetString() == "snapshot" && !item.GetProperty("more").GetBoolean());

        var container = await docker.RunContainerAsync("day", ["--publish", "28080:80"], ["httpd", "-f", "-p", "80"]);
        await Assertions.Expect(page.GetByText(container.Name).First).ToBeVisibleAsync();
        await UntilAsync(items, item => Names(item, "upserted").Contains(container.Name));

        await container.DisposeAsync();
        await Assertions.Expect(page.GetByText(container.Name)).ToHaveCountAsync(0);
        await UntilAsync(items, item => item.GetProperty("type").GetString() == "delta"
            && item.GetProperty("removed").GetProperty("nodes").EnumerateArray().Any(id => id.GetString()!.EndsWith(container.Id, StringComparison.Ordinal)));
        Assert.True(await page.EvaluateAsync<bool>("() => window.netdashNotReloaded === true"));
        Assert.Empty(opened.Problems);
    }

    [Fact]
    public async Task An_engine_that_is_killed_is_shown_as_stale_and_heals_with_nothing_else_disturbed()
    {
        Requires.Chromium();
        await using var engine = await DockerEngine.StartAsync();
        await using var container = await engine.Docker.RunContainerAsync("day-stays", ["--restart", "always"]);
        await StartAsync(engine.Docker.Endpoint);
        await using var opened = await _browser.OpenAsync();
        await opened.Page.GotoAsync(App.SignInLink);
        await opened.Page.GotoAsync(App.Address + "/inventory/container");
        await Assertions.Expect(opened.Page.GetByText(container.Name).First).ToBeVisibleAsync();

        await engine.KillAsync();
        await StateAsync(SourceState.Stale);
        Assert.Equal(SourceState.Connected, App.Store.Current.Sources.Single(s => s.Kind == "kernel").State);
        Assert.Contains(App.Store.Current.Nodes.Values, n => n.Name == container.Name);
        await Assertions.Expect(opened.Page.GetByText(container.Name).First).ToBeVisibleAsync();

        await engine.StartAgainAsync();
        await StateAsync(SourceState.Connected);
        await engine.PauseAsync();
        await StateAsync(SourceState.Stale);
        await engine.ResumeAsync();
        await StateAsync(SourceState.Connected);
        await Assertions.Expect(opened.Page.GetByText(container.Name).First).ToBeVisibleAsync();
    }

    private static IEnumerable<string?> Names(JsonElement item, string list) =>
        item.GetProperty("type").GetString() == "delta"
            ? item.GetProperty(list).GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("name").GetString())
            : [];

    private static async Task UntilAsync(IAsyncEnumerator<JsonElement> items, Predicate<JsonElement> reached)
    {
        while (await items.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken))
        {
            if (reached(items.Current))
            {
                return;
            }
        }

        Assert.Fail("The stream ended.");
    }

    private async Task StartAsync(string endpoint)
    {
        _app = NetDashApplication.Create(["--urls=http://127.0.0.1:0", $"--NetDash:DataDirectory={_data.FullName}", $"--NetDash:Docker:Endpoints={endpoint}"]);
        await _app.StartAsync();
        await StateAsync(SourceState.Connected);
    }

    private async Task StateAsync(SourceState state)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(40));
        var subscription = App.Store.Subscribe(limit.Token);
        await using var updates = subscription.Updates.GetAsyncEnumerator(limit.Token);
        while (App.Store.Current.Sources.SingleOrDefault(s => s.Kind == "docker")?.State != state)
        {
            Assert.True(await updates.MoveNextAsync());
        }
    }

    private async Task<HubConnection> HubAsync()
    {
        // What stands behind `t=` signs programs in.
        var token = App.SignInLink[(App.SignInLink.IndexOf("t=", StringComparison.Ordinal) + 2)..];
        var hub = new HubConnectionBuilder()
            .WithUrl(App.Address + "/hubs/topology", options => options.AccessTokenProvider = () => Task.FromResult<string?>(token)).Build();
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }
}
