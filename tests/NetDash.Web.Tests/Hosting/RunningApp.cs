using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NetDash.Testing.Replay;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Store;
using NetDash.Web.Authentication;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Sharing;

namespace NetDash.Web.Tests.Hosting;

/// <summary>The real program on a port that the system chose, with sources that the test speaks for.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly NetDashApplication _app;
    private readonly DirectoryInfo _data;
    private readonly List<IDisposable> _disposables = [];

    private RunningApp(NetDashApplication app, DirectoryInfo data, ReplaySource source)
    {
        _app = app;
        _data = data;
        Source = source;
    }

    /// <summary>What the test speaks for.</summary>
    public ReplaySource Source { get; }

    public TopologyStore Store => _app.Store;

    public IServiceProvider Services => _app.Services;

    /// <summary>As people see it, as http://127.0.0.1:41234.</summary>
    public string Address => _app.Address;

    /// <summary>Where it listens, whatever people see it as.</summary>
    public string ListeningAddress => _app.Addresses.First().Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal);

    public string SignInLink => _app.SignInLink;

    public string Token => Services.GetRequiredService<BrowserToken>().Value;

    public string DataDirectory => _data.FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts it.</summary>
    public static Task<RunningApp> StartAsync(params string[] options) => StartAsync(_ => { }, options);

    /// <summary>Starts it with more registered before everything else.</summary>
    public static async Task<RunningApp> StartAsync(Action<IHostApplicationBuilder> configure, params string[] options)
    {
        var data = Directory.CreateTempSubdirectory("netdash-web-");
        var source = new ReplaySource();
        var app = NetDashApplication.Create(
            ["--urls=http://127.0.0.1:0", $"--NetDash:DataDirectory={data.FullName}", .. options],
            builder =>
            {
                builder.Services.AddSingleton<ISource>(source);
                configure(builder);
            });
        await app.StartAsync(Cancellation);
        return new RunningApp(app, data, source);
    }

    /// <summary>Nobody in particular.</summary>
    public HttpClient Anybody() => Client(new HttpClientHandler { AllowAutoRedirect = false });

    /// <summary>A script with the token.</summary>
    public HttpClient Script()
    {
        var client = Anybody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return client;
    }

    /// <summary>A script with a token of its own: an API key, or a shared link's.</summary>
    public HttpClient Bearer(string token)
    {
        var client = Anybody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A script with a key that was just made.</summary>
    public HttpClient Key(string name, Role role) => Bearer(Services.GetRequiredService<ApiKeys>().Add(name, role)!);

    /// <summary>A link that was just made to what an address shows.</summary>
    public MadeLink Link(string address, TimeSpan? lasts = null)
    {
        var link = Services.GetRequiredService<SharedLinks>().Add("a test's", PageAddress.Parse(address), "owner", lasts ?? TimeSpan.FromHours(1))!;
        return new MadeLink(link, Services.GetRequiredService<LinkTokens>().Sign(link));
    }

    /// <summary>A browser without a session, which keeps the cookies that it gets.</summary>
    public HttpClient Browser() => Client(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });

    /// <summary>A browser that opened the sign-in link.</summary>
    public async Task<HttpClient> BrowserAsync()
    {
        var client = Browser();
        using var response = await client.GetAsync(new Uri(SignInLink), Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return client;
    }

    /// <summary>A program on the hub.</summary>
    public Task<HubConnection> HubAsync() => HubAsync(Token);

    /// <summary>A program on the hub with a token of its own.</summary>
    public async Task<HubConnection> HubAsync(string token)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(Address + "/hubs/topology", o => o.Headers["Authorization"] = $"Bearer {token}")
            .Build();
        await connection.StartAsync(Cancellation);
        return connection;
    }

    /// <summary>Waits until the store holds something.</summary>
    public Task<TopologySnapshot> WhenAsync(Predicate<TopologySnapshot> holds) => Store.WhenAsync(holds, Cancellation);

    public async ValueTask DisposeAsync()
    {
        _disposables.ForEach(d => d.Dispose());
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private HttpClient Client(HttpClientHandler handler)
    {
        var client = new HttpClient(handler) { BaseAddress = new Uri(ListeningAddress + "/") };
        _disposables.Add(client);
        return client;
    }
}
