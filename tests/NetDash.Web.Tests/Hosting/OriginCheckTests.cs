using System.Net;
using System.Net.WebSockets;

namespace NetDash.Web.Tests.Hosting;

public sealed class OriginCheckTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("hubs/topology/negotiate?negotiateVersion=1")]
    [InlineData("_blazor/negotiate?negotiateVersion=1")]
    public async Task A_page_of_another_site_negotiates_nothing(string path)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(app, path, "http://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(app, path, "null"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(app, path, "http://127.0.0.1:1"));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, path, app.Address));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, path, null));
    }

    [Theory]
    [InlineData("hubs/topology")]
    [InlineData("_blazor")]
    public async Task A_page_of_another_site_opens_no_WebSocket(string path)
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await ConnectAsync(app, path, "http://evil.example"));
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ConnectAsync(app, path, app.Address));
    }

    [Fact]
    public async Task A_page_of_another_site_signs_nobody_in()
    {
        await using var app = await RunningApp.StartAsync();
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(app, "login", "http://evil.example"));
    }

    [Fact]
    public async Task Behind_a_proxy_the_origin_is_that_of_PublicUrl()
    {
        await using var app = await RunningApp.StartAsync("--NetDash:PublicUrl=https://netdash.example.org", "--NetDash:AllowedHosts=*");
        Assert.Equal(HttpStatusCode.OK, await PostAsync(app, "hubs/topology/negotiate?negotiateVersion=1", "https://netdash.example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(app, "hubs/topology/negotiate?negotiateVersion=1", "https://example.org"));
    }

    private static async Task<HttpStatusCode> PostAsync(RunningApp app, string path, string? origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("") };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var response = await app.Script().SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> ConnectAsync(RunningApp app, string path, string origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Authorization", "Bearer " + app.Token);
        socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await socket.ConnectAsync(new Uri(app.Address.Replace("http:", "ws:", StringComparison.Ordinal) + "/" + path), Cancellation);
        }
        catch (WebSocketException)
        {
            // Refused: the status says how.
        }

        return socket.HttpStatusCode;
    }
}
