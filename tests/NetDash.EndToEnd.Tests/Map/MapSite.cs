using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using NetDash.EndToEnd.Tests.Browser;
using NetDash.Web.Drawing;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>The map alone on a page with the strictest policy, drawing from a small hub whose pictures the tests make.</summary>
public sealed class MapSite : IAsyncLifetime
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Map</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <script src="/theme.js"></script>
        <link rel="stylesheet" href="/netdash.css"><link rel="stylesheet" href="/page.css">
        <script type="module" src="/netdash.js"></script>
        <script type="module" src="/page.js"></script>
        </head>
        <body><main><h1>Map</h1><div id="host"></div><div id="tools"></div></main></body>
        </html>
        """;

    private const string Css =
        """
        html, body, main { height: 100%; margin: 0; } main { display: flex; flex-direction: column; }
        h1 { height: 32px; margin: 0; } #host { flex: 1; } #tools { height: 32px; }
        """;

    private const string Script =
        """
        import { startMap } from "/map.js";
        const query = new URLSearchParams(location.search);
        const host = document.getElementById("host");
        window.told = [];
        window.states = [];
        host.addEventListener("netdash-select", event => window.told.push(event.detail));
        host.addEventListener("netdash-state", event => window.states.push(event.detail));
        if (query.has("list")) { host.dataset.outline = "list"; }
        window.start = () => window.map = startMap(host, null, {
          hub: "/hub", view: query.get("view"), select: query.get("select"), finding: query.get("finding"),
          tools: query.has("own-tools") ? null : document.getElementById("tools"),
        });
        window.start();
        """;

    private readonly WebApplication _site;
    private readonly ChromiumBrowser _browser = new();
    private int _views;

    public MapSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<SceneFeeds>();
        builder.Services.AddSignalR().AddJsonProtocol(o => o.PayloadSerializerOptions = SceneJson.Options);
        _site = builder.Build();
        _site.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; object-src 'none'";
            if (Down.ContainsKey(context.Request.Headers.Referer.ToString().Split("view=")[^1].Split('&')[0]) && context.Request.Path.StartsWithSegments("/hub", StringComparison.Ordinal))
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            await next(context);
        });
        _site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(Repository.Root, "wwwroot-assets", "wwwroot")),
        });
        _site.MapGet("/", () => Results.Content(Html, "text/html"));
        _site.MapGet("/page.css", () => Results.Content(Css, "text/css"));
        _site.MapGet("/page.js", () => Results.Content(Script, "text/javascript"));
        _site.MapHub<DrawHub>("/hub");
    }

    /// <summary>Views whose pages the hub refuses just now.</summary>
    public ConcurrentDictionary<string, bool> Down { get; } = new(StringComparer.Ordinal);

    public SceneFeeds Feeds => _site.Services.GetRequiredService<SceneFeeds>();

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
    }

    /// <summary>A view that no other test uses.</summary>
    public string NewView() => $"view{Interlocked.Increment(ref _views)}";

    /// <summary>A page whose map shows a picture, as soon as it is drawn in the page's fonts.</summary>
    public async Task<MapPage> OpenAsync(MapSetting setting)
    {
        var view = setting.View ?? NewView();
        Feeds.Of(view).Show(setting.Scene);
        var opened = await _browser.OpenAsync(setting.Apply);
        var page = new MapPage(opened, this, view);
        await page.GoAsync($"{_site.Urls.Single()}/?view={view}{setting.Query}");
        return page;
    }
}
