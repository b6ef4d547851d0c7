using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Sources;

namespace NetDash.Web.Tests.Hosting;

public sealed class ReadinessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_names_what_it_waits_for_and_is_ready_when_that_is_listed()
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.Say(SourceState.Connecting, "reading");
        await app.WhenAsync(s => s.Sources.Count == 1);
        using (var waiting = await app.Anybody().GetAsync("readyz", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, waiting.StatusCode);
            var problem = await waiting.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
            var source = Assert.Single(problem.GetProperty("waitingFor").EnumerateArray());
            Assert.Equal("kernel", source.GetProperty("name").GetString());
            Assert.Equal("reading", source.GetProperty("detail").GetString());
        }

        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Sources[0].State == SourceState.Connected);
        using var ready = await app.Anybody().GetAsync("readyz", Cancellation);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    [Theory]
    [InlineData(SourceState.Absent, HttpStatusCode.OK)]
    [InlineData(SourceState.Denied, HttpStatusCode.OK)]
    [InlineData(SourceState.Unreachable, HttpStatusCode.OK)]
    [InlineData(SourceState.Stale, HttpStatusCode.OK)]
    [InlineData(SourceState.Connecting, HttpStatusCode.ServiceUnavailable)]
    public async Task A_source_that_is_known_not_to_be_there_is_not_waited_for(SourceState state, HttpStatusCode expected)
    {
        await using var app = await RunningApp.StartAsync();
        app.Source.Say(state);
        await app.WhenAsync(s => s.Sources.Count == 1);
        using var response = await app.Anybody().GetAsync("readyz", Cancellation);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Every_source_is_waited_for()
    {
        await using var app = await RunningApp.StartAsync(b => b.Services.AddSingleton<ISource>(new ReplaySource("docker:vm")));
        app.Source.List(TestFacts.Host());
        await app.WhenAsync(s => s.Sources.Count == 1);
        using var response = await app.Anybody().GetAsync("readyz", Cancellation);
        Assert.Contains("docker:vm", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }
}
