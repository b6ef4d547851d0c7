using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Web.Components.Navigation;
using NetDash.Web.Sharing;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>A NetDash that asks who it is, a portal of another site that may show its map, and names of the same machine that may not.</summary>
public sealed class EmbedSite : IAsyncLifetime
{
    /// <summary>The portal's name: another site than NetDash, which is at 127.0.0.1.</summary>
    internal const string PortalHost = "portal.localhost";

    /// <summary>A name that no setting allows.</summary>
    internal const string OtherHost = "other.localhost";

    private readonly OpsPortal _portal = new();
    private PagesSite? _pages;

    /// <summary>What the engine is said to tell.</summary>
    internal PagesSite Pages => _pages!;

    /// <summary>NetDash's address, without a slash at the end.</summary>
    internal string NetDash => _pages!.Address.TrimEnd('/');

    /// <summary>The token of a link that shows everything.</summary>
    internal string Token { get; private set; } = "";

    /// <summary>The portal's address by a name.</summary>
    internal string Portal(string path, string host = PortalHost) => $"{_portal.Origin(host)}/{path}";

    /// <summary>The address of the map for a frame.</summary>
    internal string Frame(string query = "") => $"{NetDash}/embed?{(query.Length > 0 ? query + "&" : "")}token={Token}";

    /// <summary>An address of the portal's page that shows any address in a frame.</summary>
    internal string Framing(string address, string host = PortalHost, string guest = "") =>
        Portal($"plain?frame={Uri.EscapeDataString(address)}&guest={Uri.EscapeDataString(guest)}", host);

    public async ValueTask InitializeAsync()
    {
        await _portal.StartAsync();
        _pages = new PagesSite(
            "--NetDash:Auth:Mode=BrowserToken",
            $"--NetDash:Embedding:FrameAncestors={_portal.Origin(PortalHost)};{_portal.Origin("127.0.0.1")}");
        await _pages.InitializeAsync();
        _portal.NetDash = NetDash;
        _portal.Token = Token = Link("./", TimeSpan.FromHours(1)).Token;
    }

    public async ValueTask DisposeAsync()
    {
        if (_pages is not null)
        {
            await _pages.DisposeAsync();
        }

        await _portal.DisposeAsync();
    }

    /// <summary>A browser that has never been anywhere.</summary>
    internal Task<BrowserPage> OpenAsync(Look? look = null, Action<BrowserNewContextOptions>? configure = null) => _pages!.OpenBareAsync(options =>
    {
        (look ?? Look.Desktop).Apply(options);
        configure?.Invoke(options);
    });

    /// <summary>The portal's page in such a browser, with its map drawn.</summary>
    internal async Task<PortalPage> OpenPortalAsync(string path = "?stay", Look? look = null, Action<BrowserNewContextOptions>? configure = null)
    {
        var opened = await OpenAsync(look, configure);
        await opened.Page.GotoAsync(Portal(path));
        var page = new PortalPage(opened);
        await page.Map.DrawnAsync();
        return page;
    }

    /// <summary>A link that was just made.</summary>
    internal (SharedLink Link, string Token) Link(string address, TimeSpan lasts)
    {
        var services = _pages!.Services;
        var link = services.GetRequiredService<SharedLinks>().Add("portal", PageAddress.Parse(address), "owner", lasts)!;
        return (link, services.GetRequiredService<LinkTokens>().Sign(link));
    }

    /// <summary>Ends a link.</summary>
    internal void Revoke(SharedLink link) => _pages!.Services.GetRequiredService<SharedLinks>().Revoke(link.Id, "owner");
}

/// <summary>All tests of frames share a NetDash, a portal and a browser.</summary>
[CollectionDefinition(Name)]
public sealed class EmbedCollection : ICollectionFixture<EmbedSite>
{
    public const string Name = "Embed";
}
