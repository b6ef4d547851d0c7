using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Testing.Facts;
using NetDash.Testing.Replay;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Web;
using NetDash.Web.Preflight;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>The real program on a port that the system chose, showing the machine of the design's pictures, and a browser to look at it.</summary>
public sealed class PagesSite : IAsyncLifetime
{
    private readonly ChromiumBrowser _browser = new();
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("netdash-pages-");
    private readonly string[] _options;
    private NetDashApplication? _app;
    private string? _listening;

    public PagesSite()
        : this([])
    {
    }

    /// <summary>With more on its command line.</summary>
    internal PagesSite(params string[] options) => _options = options;

    /// <summary>What the kernel is said to tell.</summary>
    public ReplaySource Kernel { get; private set; } = new("kernel");

    /// <summary>What the engine is said to tell.</summary>
    public ReplaySource Docker { get; private set; } = new("docker");

    /// <summary>The link that the program prints, which is its token.</summary>
    public string SignInLink => _app!.SignInLink;

    /// <summary>What is known now.</summary>
    public TopologySnapshot Now => _app!.Store.Current;

    /// <summary>With a slash at the end.</summary>
    public string Address => $"{_app!.Address}/";

    /// <summary>What the program is made of.</summary>
    internal IServiceProvider Services => _app!.Services;

    /// <summary>The address that signs the owner in and goes on to a page.</summary>
    internal string SignInLinkTo(string path) => $"{_app!.SignInLink}&returnUrl={Uri.EscapeDataString("/" + path)}";

    /// <summary>Where the program listens, whatever people see it as.</summary>
    public string ListeningAddress => _listening!;

    /// <summary>Run before everything else is registered, at each start.</summary>
    internal Action<IServiceCollection> Configure { get; set; } = _ => { };

    public async ValueTask InitializeAsync() => await StartAsync("http://127.0.0.1:0");

    /// <summary>Starts the program anew where it was, with the same data directory: what an upgrade does.</summary>
    public Task StartAgainAsync()
    {
        (Kernel, Docker) = (new("kernel"), new("docker"));
        return StartAsync(_listening!);
    }

    private async Task StartAsync(string urls)
    {
        _app = NetDashApplication.Create(
            [$"--urls={urls}", "--NetDash:Auth:Mode=None", $"--NetDash:DataDirectory={_data.FullName}", .. _options],
            builder =>
            {
                Configure(builder.Services);
                builder.Services.AddSingleton<ISource>(Kernel).AddSingleton<ISource>(Docker)
                    .AddSingleton(new PreflightDesk(HandMadePreflight.Check));
            });
        await _app.StartAsync();
        _listening = _app.Addresses.First();
        Kernel.List(LaptopFacts.Kernel());
        Docker.List(LaptopFacts.Docker());
        Kernel.Report(Status("kernel", SourceState.Connected, new UnreadableItem("/proc/812/ns/net", "Permission denied", "grant CAP_SYS_PTRACE")));
        await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await StopAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>A page that is drawn and listens to clicks.</summary>
    public async Task<BrowserPage> OpenAsync(string path, Look? look = null, Action<BrowserNewContextOptions>? configure = null)
    {
        var opened = await _browser.OpenAsync(options =>
        {
            (look ?? Look.Desktop).Apply(options);
            configure?.Invoke(options);
        });
        await GoAsync(opened.Page, path);
        return opened;
    }

    /// <summary>Goes to a page and waits until it listens to clicks, has its fonts, and follows the hub where there is a map.</summary>
    public async Task GoAsync(IPage page, string path)
    {
        await page.GotoAsync(Address + path);
        await SettledAsync(page);
    }

    /// <summary>Waits for the same after a page was loaded otherwise.</summary>
    public static async Task SettledAsync(IPage page)
    {
        await page.Locator(".nd-app[data-interactive]").WaitForAsync();
        await page.EvaluateAsync("() => document.fonts.ready");
        if (await page.Locator(".nd-map").CountAsync() > 0)
        {
            await page.Locator(".nd-map[data-state=live]").WaitForAsync();
            await page.Locator(".nd-skeleton").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }
    }

    /// <summary>Waits until something is known.</summary>
    public Task<TopologySnapshot> WhenAsync(Predicate<TopologySnapshot> holds) => _app!.Store.WhenAsync(holds, TestContext.Current.CancellationToken);

    /// <summary>A browser that has never been here.</summary>
    public Task<BrowserPage> AnotherMachineAsync(Look? look = null) => _browser.OpenAsync((look ?? Look.Desktop).Apply);

    /// <summary>A page that shows nothing yet.</summary>
    public Task<BrowserPage> OpenBareAsync(Action<BrowserNewContextOptions>? configure = null) => _browser.OpenAsync(configure);

    /// <summary>A page as the server sends it, before any script.</summary>
    public Task<BrowserPage> OpenWithoutScriptAsync() => _browser.OpenAsync(options => options.JavaScriptEnabled = false);

    /// <summary>Ends the program while its pages are open.</summary>
    public async Task StopAsync()
    {
        if (_app is { } app)
        {
            _app = null;
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }

    private static StatusChanged Status(string name, SourceState state, params UnreadableItem[] unreadable) => new()
    {
        Source = name, Epoch = "replay",
        Status = new SourceStatus { Name = name, Kind = name, State = state, Host = TestFacts.HostId, Unreadable = [.. unreadable] },
    };

    private async Task ReadyAsync()
    {
        var store = _app!.Store;
        await using var updates = store.Subscribe(TestContext.Current.CancellationToken).Updates.GetAsyncEnumerator();
        while (store.Current.Findings.IsEmpty || store.Current.Sources is not [{ State: SourceState.Connected }, { State: SourceState.Connected, Unreadable.Count: 1 }])
        {
            await updates.MoveNextAsync();
        }
    }
}

/// <summary>All tests of the pages share one program and one browser, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PagesCollection : ICollectionFixture<PagesSite>
{
    public const string Name = "Pages";
}
