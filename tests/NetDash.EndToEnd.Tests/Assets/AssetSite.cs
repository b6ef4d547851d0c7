using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace NetDash.EndToEnd.Tests.Assets;

/// <summary>The built assets behind a page of plain HTML and the strictest policy: no inline script, no other origin.</summary>
public sealed class AssetSite : IAsyncLifetime
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8"><title>Assets</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <script src="/theme.js"></script>
        <link rel="stylesheet" href="/netdash.css">
        <script type="module" src="/netdash.js"></script>
        </head>
        <body>
        <main>
        <h1>Assets</h1>
        <span data-netdash-search><input id="search" aria-label="Search" value="old text"></span>
        <input id="other" aria-label="Other">
        <button id="copy" data-copy="docker run -p 8081:80 nginx"><span id="inner">Copy</span></button>
        <code class="nd-mono" id="mono">10.0.0.1:80</code>
        </main>
        </body>
        </html>
        """;

    private readonly WebApplication _site;

    public AssetSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _site = builder.Build();
        _site.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; object-src 'none'";
            await next(context);
        });
        _site.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(Path.Combine(Repository.Root, "wwwroot-assets", "wwwroot")),
        });
        _site.MapGet("/", () => Results.Content(Html, "text/html"));
    }

    /// <summary>Such as <c>http://127.0.0.1:34567/</c>.</summary>
    public string Address => $"{_site.Urls.Single()}/";

    public async ValueTask InitializeAsync()
    {
        await _site.StartAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();
}
