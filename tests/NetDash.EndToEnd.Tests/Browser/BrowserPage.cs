using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Browser;

/// <summary>A page with its own context, and everything that went wrong on it: no test should pass over those.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _problems = new();

    private BrowserPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.PageError += (_, error) => _problems.Enqueue($"uncaught: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _problems.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Uncaught exceptions and console errors, in their order; a refused script (CSP) is one.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    public static async Task<BrowserPage> OpenAsync(IBrowserContext context) => new(context, await context.NewPageAsync());

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
    }
}
