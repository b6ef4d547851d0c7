using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NetDash.Testing.Facts;
using NetDash.Topology.Sources;
using NetDash.Web.Preflight;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Hostile;

/// <summary>What is too large, too many or too slow costs next to nothing.</summary>
public sealed class RequestLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_body_is_read_that_is_longer_than_a_preflight()
    {
        await using var app = await RunningApp.StartAsync();
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(PreflightDesk.MostBytes, limits.MaxRequestBodySize);

        var script = app.Script();
        await ReadyAsync(app);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(script, "api/v1/preflight", PreflightDesk.MostBytes + 1));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(script, "login", 20_000));
    }

    [Fact]
    public async Task Nor_is_one_whose_length_nobody_told()
    {
        await using var app = await RunningApp.StartAsync();
        await ReadyAsync(app);
        var chunk = $"10000\r\n{new string('a', 0x10000)}\r\n";
        var answer = await RawHttp.SendAsync(
            app,
            $"POST /api/v1/preflight HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {app.Token}\r\nContent-Type: text/plain\r\n"
            + $"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n{string.Concat(Enumerable.Repeat(chunk, 17))}0\r\n\r\n");
        Assert.Equal(413, RawHttp.Status(answer));
    }

    [Fact]
    public async Task A_request_line_and_a_head_are_at_most_32_KiB_each()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(200, RawHttp.Status(await RawHttp.GetAsync(app, "/healthz?" + new string('a', 32_000))));
        Assert.Equal(414, RawHttp.Status(await RawHttp.GetAsync(app, "/healthz?" + new string('a', 33_000))));
        Assert.Equal(200, RawHttp.Status(await RawHttp.GetAsync(app, "/healthz", "X: " + new string('a', 30_000))));
        Assert.Equal(431, RawHttp.Status(await RawHttp.GetAsync(app, "/healthz", "X: " + new string('a', 33_000))));
        Assert.Equal(431, RawHttp.Status(await RawHttp.GetAsync(app, "/healthz", [.. Enumerable.Range(0, 101).Select(i => $"X{i}: a")])));
    }

    [Fact]
    public async Task Whoever_dribbles_is_hung_up_on()
    {
        await using var app = await RunningApp.StartAsync();
        var limits = app.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.True(limits.RequestHeadersTimeout <= TimeSpan.FromSeconds(30));
        Assert.True(limits.MinRequestBodyDataRate is { BytesPerSecond: >= 240 } rate && rate.GracePeriod <= TimeSpan.FromSeconds(5));
    }

    private static Task ReadyAsync(RunningApp app)
    {
        app.Source.List(LaptopFacts.Kernel());
        return app.WhenAsync(s => s.Sources is [{ State: SourceState.Connected }] && s.Nodes.Count > 0);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, int bytes)
    {
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(new string('a', bytes)));
        content.Headers.ContentType = new(path == "login" ? "application/x-www-form-urlencoded" : "text/plain");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        // What is refused is not sent: otherwise the answer meets a connection that is written to.
        request.Headers.ExpectContinue = true;
        using var response = await client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }
}
