using System.Text.Json;
using Microsoft.AspNetCore.SignalR.Client;

namespace NetDash.Web.Tests.Hubs;

/// <summary>The items of a stream of the hub, as another program gets them.</summary>
internal static class HubItems
{
    /// <summary>Opens a stream.</summary>
    public static IAsyncEnumerator<JsonElement> Items(this HubConnection hub, string method, string view, string epoch, long sinceVersion) =>
        hub.StreamAsync<JsonElement>(method, view, epoch, sinceVersion, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);

    /// <summary>The next item; the stream must not have ended.</summary>
    public static async Task<JsonElement> NextAsync(IAsyncEnumerator<JsonElement> items)
    {
        Assert.True(await items.MoveNextAsync());
        return items.Current;
    }
}
