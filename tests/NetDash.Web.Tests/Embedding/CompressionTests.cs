using System.Net;
using System.Net.WebSockets;
using NetDash.Web.Tests.Hosting;

namespace NetDash.Web.Tests.Embedding;

public sealed class CompressionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://portal.example.org", "_blazor", false)]
    [InlineData("", "_blazor", true)]
    [InlineData("https://portal.example.org", "hubs/topology", false)]
    public async Task Where_other_sites_have_a_frame_here_no_WebSocket_is_compressed(string origins, string path, bool isCompressed)
    {
        await using var app = await RunningApp.StartAsync($"--NetDash:Embedding:FrameAncestors={origins}");
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", "Bearer " + app.Token);
        socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        socket.Options.CollectHttpResponseDetails = true;

        await socket.ConnectAsync(new Uri($"{app.Address.Replace("http:", "ws:", StringComparison.Ordinal)}/{path}"), Cancellation);

        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        var agreed = socket.HttpResponseHeaders!.FirstOrDefault(h => h.Key.Equals("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase)).Value ?? [];
        Assert.Equal(isCompressed, agreed.Any(e => e.Contains("permessage-deflate", StringComparison.Ordinal)));
    }
}
