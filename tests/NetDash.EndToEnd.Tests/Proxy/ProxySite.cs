using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;

namespace NetDash.EndToEnd.Tests.Proxy;

/// <summary>A NetDash below <c>/ops/netdash</c> behind nginx, which alone is asked.</summary>
internal sealed class ProxySite : IAsyncDisposable
{
    public const string PathBase = "/ops/netdash";

    private PagesSite? _site;

    /// <summary>What stands in front of it.</summary>
    public Nginx Nginx { get; } = new();

    /// <summary>What runs behind it; its address is the one of nginx.</summary>
    public PagesSite Site => _site!;

    /// <summary>As people open it, without a slash at the end.</summary>
    public string Address => Nginx.Address + PathBase;

    /// <param name="change">What of nginx's settings is different from the README's.</param>
    /// <param name="options">More on NetDash's command line.</param>
    public static Task<ProxySite> StartAsync(Func<string, string>? change = null, params string[] options) => StartAsync(_ => { }, change, options);

    /// <param name="configure">Run before everything else of NetDash's is registered.</param>
    /// <param name="change">What of nginx's settings is different from the README's.</param>
    /// <param name="options">More on NetDash's command line.</param>
    public static async Task<ProxySite> StartAsync(Action<IServiceCollection> configure, Func<string, string>? change = null, params string[] options)
    {
        var proxy = new ProxySite();
        proxy._site = new PagesSite(
            [$"--NetDash:PathBase={PathBase}", $"--NetDash:PublicUrl={proxy.Address}", "--NetDash:TrustedProxies=127.0.0.1", .. options]);
        proxy.Site.Configure = configure;
        try
        {
            await proxy.Site.InitializeAsync();
            await proxy.Nginx.StartAsync(proxy.Site.ListeningAddress, change);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    /// <summary>A page in a browser that does not mind who made the certificate.</summary>
    public Task<BrowserPage> OpenAsync(string path) => Site.OpenAsync(path, configure: Trusting);

    public static void Trusting(BrowserNewContextOptions options) => options.IgnoreHTTPSErrors = true;

    /// <summary>A program that asks by way of nginx and follows no redirect.</summary>
    public static HttpClient Client() => new(TrustingHandler());

    /// <summary>The same for programs that make their own client.</summary>
    public static HttpMessageHandler TrustingHandler() => new HttpClientHandler
    {
        AllowAutoRedirect = false, UseCookies = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    };

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await Nginx.DisposeAsync();
    }
}
