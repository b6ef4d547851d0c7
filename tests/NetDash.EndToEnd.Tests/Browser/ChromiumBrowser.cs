using Microsoft.Playwright;
using NetDash.Testing;

namespace NetDash.EndToEnd.Tests.Browser;

/// <summary>
/// One Chromium for a class or collection of tests, started when the first test opens a page. Playwright brings no
/// browser of its own here: the machine's is driven.
/// </summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    /// <summary>No sandbox, because Chromium's refuses root; no traffic but what the tests ask for.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim _once = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>A page of 1440 x 900 in a context of its own: no cookie or storage is shared with another test.</summary>
    /// <param name="configure">Further options of the context, such as the colour scheme.</param>
    public async Task<BrowserPage> OpenAsync(Action<BrowserNewContextOptions>? configure = null)
    {
        Requires.Chromium();
        var browser = await BrowserAsync();
        var options = new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } };
        configure?.Invoke(options);
        return await BrowserPage.OpenAsync(await browser.NewContextAsync(options));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _once.Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    private async Task<IBrowser> BrowserAsync()
    {
        await _once.WaitAsync();
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(
                new BrowserTypeLaunchOptions { ExecutablePath = Requires.ChromiumPath, Headless = true, Args = Flags });
        }
        finally
        {
            _once.Release();
        }
    }
}
