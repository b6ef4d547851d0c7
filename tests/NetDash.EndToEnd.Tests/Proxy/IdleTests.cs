using NetDash.EndToEnd.Tests.Browser;
using NetDash.EndToEnd.Tests.Pages;
using NetDash.Testing.Facts;

namespace NetDash.EndToEnd.Tests.Proxy;

/// <summary>
/// The one test that waits in real time: what keeps a page alive are timers of the framework and of the page, and a proxy's patience is
/// another's. nginx is given a third of the 60 s that people's have, so that the wait is shorter and the proof stronger.
/// </summary>
[Trait("Requires", "Browser")]
public sealed class IdleTests
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task A_page_where_nothing_happens_outlives_the_proxy_s_patience_with_and_without_WebSockets()
    {
        await using var withSockets = await ProxySite.StartAsync(Impatient);
        await using var without = await ProxySite.StartAsync(text => NoWebSocketTests.WithoutUpgrade(Impatient(text)));
        await using var one = await OpenAsync(withSockets);
        await using var other = await OpenAsync(without);

        // No event marks that nothing has happened for long enough.
        await Task.Delay(Idle, TestContext.Current.CancellationToken);

        foreach (var (proxy, opened) in new[] { (withSockets, one), (without, other) })
        {
            Assert.Equal("", await opened.Page.EvaluateAsync<string>("() => window.interruptions.join()"));
            proxy.Site.Docker.Remove(TestFacts.ContainerNode("mailer"));
            await opened.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'mailer')");
            await new MapOnPage(opened).ClickAsync("db");
            await opened.Page.Locator(".nd-details", new() { HasText = "postgres" }).WaitForAsync();
            Assert.Equal("", await opened.Page.EvaluateAsync<string>("() => window.interruptions.join()"));
        }
    }

    private static string Impatient(string location) => location.Replace("_timeout 60s", "_timeout 20s", StringComparison.Ordinal);

    private static async Task<BrowserPage> OpenAsync(ProxySite proxy)
    {
        var opened = await proxy.OpenAsync("");
        await opened.Page.EvaluateAsync(
            """
            () => {
              window.interruptions = [];
              const watch = (element) => new MutationObserver(() => {
                const state = element.dataset.state;
                if (state !== undefined && state !== "live") window.interruptions.push(`${element.id || element.className}: ${state}`);
              }).observe(element, { attributes: true, attributeFilter: ["data-state"] });
              watch(document.querySelector(".nd-map"));
              watch(document.getElementById("nd-connection"));
            }
            """);
        return opened;
    }
}
