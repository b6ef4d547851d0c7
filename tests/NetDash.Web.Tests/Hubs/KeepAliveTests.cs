using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetDash.Web.Hubs;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hubs;

public sealed class KeepAliveTests
{
    /// <summary>Proxies hang up after 60 s of silence: three are sent in that time, so that one may be lost.</summary>
    [Fact]
    public async Task A_silent_connection_says_something_every_20_seconds_at_least()
    {
        await using var app = await RunningApp.StartAsync();
        var all = app.Services.GetRequiredService<IOptions<HubOptions>>().Value.KeepAliveInterval;
        var hub = app.Services.GetRequiredService<IOptions<HubOptions<TopologyHub>>>().Value.KeepAliveInterval;
        Assert.InRange(hub ?? all ?? TimeSpan.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
        Assert.InRange(all ?? TimeSpan.MaxValue, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_the_hub_streams_asks_proxies_not_to_hold_it_back()
    {
        await using var app = await RunningApp.StartAsync();
        using var negotiated = await app.Script().PostAsync("hubs/topology/negotiate?negotiateVersion=1", null, TestContext.Current.CancellationToken);
        var text = await negotiated.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var id = System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("connectionToken").GetString();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"hubs/topology?id={id}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await app.Script().SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
    }
}
