using System.Text.Json;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>The portal's page with the element, and what the page heard from it.</summary>
internal sealed class PortalPage(BrowserPage opened) : IAsyncDisposable
{
    public IPage Page => opened.Page;

    public IReadOnlyCollection<string> Problems => opened.Problems;

    /// <summary>The map in its frame.</summary>
    public FramedMap Map => new(Page, Page.FrameLocator("netdash-map iframe"));

    /// <summary>The last event of a name that holds; waits for it.</summary>
    /// <param name="name">As <c>findings</c>.</param>
    /// <param name="holds">A condition in JavaScript on <c>e</c>.</param>
    public async Task<JsonElement> HeardAsync(string name, string holds = "true")
    {
        var handle = await Page.WaitForFunctionAsync($"() => window.heard?.findLast(e => e.event === '{name}' && ({holds}))");
        return await handle.JsonValueAsync<JsonElement>();
    }

    /// <summary>How many events of a name there were.</summary>
    public Task<int> CountAsync(string name) => Page.EvaluateAsync<int>("name => window.heard.filter(e => e.event === name).length", name);

    public ValueTask DisposeAsync() => opened.DisposeAsync();
}
