using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetDash.Testing.Facts;
using NetDash.Web.Authentication;
using NetDash.Web.Tests.Hosting;
using NetDash.Web.Tests.Hubs;

namespace NetDash.Web.Tests.Hostile;

/// <summary>No token is in a log at any level, in an address that a browser passes on, or in the page of an error.</summary>
public sealed class SecretsInLogsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_log_holds_a_token_however_much_is_logged()
    {
        var log = new Recorded();
        await using var app = await RunningApp.StartAsync(
            // What an operator may ask for while looking for an error.
            "--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Hosting=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace",
            "--Logging:LogLevel:Microsoft.AspNetCore.Http.Connections=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.SignalR=Trace", "--Logging:Console:LogLevel:Default=None");
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        app.Source.List(LaptopFacts.Kernel().Concat(LaptopFacts.Docker()));
        await app.WhenAsync(s => s.Nodes.ContainsKey(TestFacts.ContainerNode("api")));
        var key = app.Services.GetRequiredService<ApiKeys>().Add("script", Role.Sharer)!;

        await app.BrowserAsync();
        using var wrong = await app.Anybody().GetAsync("login?t=a-wrong-token-of-somebody", Cancellation);
        using var made = await app.Bearer(key).PostAsJsonAsync("api/v1/links", new { address = "?project=shop" }, Cancellation);
        var link = (await made.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Cancellation)).GetProperty("token").GetString()!;
        using var badge = await app.Anybody().GetAsync($"api/v1/badge.svg?token={link}", Cancellation);
        using var visitor = await app.Browser().GetAsync($"login?t={link}&returnUrl=/", Cancellation);
        using var bearer = await app.Bearer(link).GetAsync("api/v1/nothing", Cancellation);
        await using (var hub = new HubConnectionBuilder().WithUrl($"{app.Address}/hubs/topology?access_token={link}").Build())
        {
            await hub.StartAsync(Cancellation);
            await using var items = hub.Items("Watch", "", "", -1);
            await HubItems.NextAsync(items);
        }

        Assert.NotEmpty(log.Lines);
        foreach (var secret in new[] { app.Token, key, link, "a-wrong-token-of-somebody" })
        {
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("login?t=a-secret")]
    [InlineData("api/v1/badge.svg?token=a-secret")]
    [InlineData("hubs/topology?access_token=a-secret")]
    [InlineData("nothing?token=a-secret")]
    public async Task No_answer_repeats_a_secret_or_lets_it_go_along(string path)
    {
        await using var app = await RunningApp.StartAsync();
        using var answer = await app.Anybody().GetAsync(path, Cancellation);
        Assert.DoesNotContain("a-secret", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        // Other sites are told the origin at most, whatever stands in the address.
        Assert.Contains(Assert.Single(answer.Headers.GetValues("Referrer-Policy")), new[] { "same-origin", "no-referrer" });
    }

    [Fact]
    public async Task A_sign_in_by_link_leaves_the_token_behind()
    {
        await using var app = await RunningApp.StartAsync();
        using var answer = await app.Browser().GetAsync(app.SignInLink + "&returnUrl=/ports", Cancellation);
        Assert.Equal("/ports", answer.Headers.Location!.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    private sealed class Recorded : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Recorder(categoryName, Lines);

        public void Dispose()
        {
            // Nothing is held.
        }

        private sealed class Recorder(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"{category} scope {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
        }
    }
}
