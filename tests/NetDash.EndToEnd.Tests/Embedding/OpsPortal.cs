using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>
/// An ops portal of another site, small and real: pages of plain files behind a strict policy, which show NetDash's map. It answers for
/// every name that leads to this machine, so that one port is as many origins and sites as a test needs.
/// </summary>
internal sealed class OpsPortal : IAsyncDisposable
{
    private readonly WebApplication _site;

    public OpsPortal()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _site = builder.Build();
        _site.MapGet("/", context => PageAsync(context, "index.html"));
        _site.MapGet("/isolated", context =>
        {
            context.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
            context.Response.Headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            return PageAsync(context, "index.html");
        });
        _site.MapGet("/plain", context => PageAsync(context, "plain.html"));
        _site.MapGet("/guest", context => PageAsync(context, "guest.html"));
        _site.MapGet("/containers/{name}", context => PageAsync(context, "container.html"));
        _site.MapGet("/{file}.css", (string file) => Results.Text(Read($"{file}.css"), "text/css"));
        _site.MapGet("/{file}.js", (string file) => Results.Text(Read($"{file}.js"), "text/javascript"));
    }

    /// <summary>Address of the NetDash that is shown, without a slash at the end.</summary>
    public string NetDash { get; set; } = "";

    /// <summary>The token that the portal has for it.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where it listens.</summary>
    public int Port => new Uri(_site.Urls.Single()).Port;

    public Task StartAsync() => _site.StartAsync();

    /// <summary>Its origin by one of the names.</summary>
    public string Origin(string host) => $"http://{host}:{Port}";

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static string Read(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "NetDash.EndToEnd.Tests", "Embedding", "Portal", Path.GetFileName(file)));

    private Task PageAsync(HttpContext context, string file)
    {
        var query = context.Request.Query;
        var html = HtmlEncoder.Default;
        // As strict as portals are: scripts and frames of NetDash alone besides one's own, nothing inline.
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; script-src 'self' {NetDash}; img-src 'self' data: {NetDash}; frame-src {NetDash} http://*.localhost:{Port}; base-uri 'none'";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Read(file)
            .Replace("{{netdash}}", html.Encode(NetDash), StringComparison.Ordinal)
            .Replace("{{token}}", html.Encode(query["token"].ToString() is { Length: > 0 } token ? token : Token), StringComparison.Ordinal)
            .Replace("{{filter}}", html.Encode(query["filter"].ToString()), StringComparison.Ordinal)
            .Replace("{{frame}}", html.Encode(query["frame"].ToString()), StringComparison.Ordinal)
            .Replace("{{guest}}", html.Encode(query["guest"].ToString() is { Length: > 0 } guest ? guest : "about:blank"), StringComparison.Ordinal)
            .Replace("{{name}}", html.Encode(context.Request.RouteValues["name"]?.ToString() ?? ""), StringComparison.Ordinal));
    }
}
