using System.Text.Json;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>Who may say what to whom: origins are held to on both sides, and nothing that is said breaks anything.</summary>
[Collection(EmbedCollection.Name)]
[Trait("Requires", "Browser")]
public sealed class FrameMessageTests(EmbedSite site)
{
    [Fact]
    public async Task A_portal_without_the_element_speaks_the_same_by_hand()
    {
        await using var opened = await OpenAsync();

        var ready = await HeardAsync(opened.Page, "ready");
        Assert.Equal(site.NetDash, ready.GetProperty("origin").GetString());
        Assert.Equal(1, ready.GetProperty("data").GetProperty("netdash").GetInt32());
        Assert.Equal("q=web", ready.GetProperty("data").GetProperty("view").GetString());
        await SayAsync(opened.Page, "{ netdash: 1, type: 'theme', theme: 'dark' }");
        await Expect(Map(opened).Html).ToHaveClassAsync("nd-dark");
        await SayAsync(opened.Page, "{ netdash: 1, type: 'view', view: 'lens=ports&select=container/api&theme=light' }");
        Assert.Equal("container/api", (await HeardAsync(opened.Page, "selected", "m.reference !== null")).GetProperty("data").GetProperty("reference").GetString());
        await Expect(Map(opened).Html).ToHaveClassAsync("nd-light");
        var all = await opened.Page.EvaluateAsync<string>("() => JSON.stringify(window.heard)");
        Assert.DoesNotContain(site.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Token, await Map(opened).Html.EvaluateAsync<string>("html => html.outerHTML + document.title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_frame_that_does_not_know_who_shows_it_waits_until_it_is_spoken_to()
    {
        await using var opened = await site.OpenAsync();
        // As in a browser that names no ancestors, and with a portal that sends no referrer.
        await opened.Page.RouteAsync("**/embed.js", async route =>
        {
            var answer = await route.FetchAsync();
            var script = await answer.TextAsync();
            Assert.Contains(".ancestorOrigins", script, StringComparison.Ordinal);
            Assert.Contains("document.referrer", script, StringComparison.Ordinal);
            await route.FulfillAsync(new()
            {
                Response = answer,
                Body = script.Replace(".ancestorOrigins", ".noAncestors", StringComparison.Ordinal).Replace("document.referrer", "\"\"", StringComparison.Ordinal),
            });
        });
        await opened.Page.GotoAsync(site.Framing(site.Frame()));
        await Map(opened).DrawnAsync();
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => window.heard.length"));

        await SayAsync(opened.Page, "{ netdash: 1, type: 'hello' }");

        await HeardAsync(opened.Page, "ready");
        await HeardAsync(opened.Page, "findings");
    }

    [Theory]
    [InlineData(EmbedSite.OtherHost)]
    [InlineData(EmbedSite.PortalHost)]
    public async Task What_another_frame_of_the_portal_says_is_heard_by_nobody_whatever_its_origin(string host)
    {
        await using var opened = await OpenAsync(site.Portal("guest", host));
        await HeardAsync(opened.Page, "findings");

        await opened.Page.EvaluateAsync(SpeakOf("document.getElementById('guest')"));
        // Said after the others, and so heard after them.
        await SayAsync(opened.Page, "{ netdash: 1, type: 'hello' }");

        await opened.Page.WaitForFunctionAsync("() => window.heard.filter(m => m.data.type === 'ready').length > 1");
        await Expect(Map(opened).Html).ToHaveClassAsync("nd-light");
        await Expect(Map(opened).Chosen).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_element_does_not_hear_another_page_in_its_own_frame()
    {
        await using var portal = await site.OpenPortalAsync();
        await portal.HeardAsync("findings");

        await portal.Page.EvaluateAsync(
            """
            async guest => {
              const own = document.querySelector("netdash-map").shadowRoot.querySelector("iframe");
              const gone = new Promise(over => own.addEventListener("load", over, { once: true }));
              own.src = guest;
              await gone;
            }
            """, site.Portal("guest", EmbedSite.OtherHost));
        await portal.Page.EvaluateAsync(SpeakOf("document.querySelector('netdash-map').shadowRoot.querySelector('iframe')"));

        await HoldsItsOwnAsync(portal);
    }

    [Fact]
    public async Task Two_elements_on_one_page_hear_each_its_own_frame()
    {
        await using var portal = await site.OpenPortalAsync();
        await portal.HeardAsync("findings");

        await portal.Page.EvaluateAsync(
            """
            async () => {
              const first = document.querySelector("netdash-map");
              const second = first.cloneNode();
              second.setAttribute("filter", "q=web&kind=container");
              const told = new Promise(over => second.addEventListener("netdash-findings", event => over(event.detail.errors)));
              document.body.append(second);
              if (await told !== 0) throw new Error("The second heard another's findings.");
            }
            """);

        await HoldsItsOwnAsync(portal);
        Assert.Equal(0, await portal.Page.EvaluateAsync<int>("() => window.heard.filter(e => e.event === 'findings' && e.errors !== 1).length"));
    }

    [Fact]
    public async Task Even_where_no_browser_holds_to_the_policy_a_page_that_is_not_named_hears_and_moves_nothing()
    {
        await using var opened = await site.OpenAsync();
        await opened.Page.RouteAsync("**/embed?**", async route =>
        {
            var answer = await route.FetchAsync();
            var headers = answer.Headers.Where(h => h.Key != "content-security-policy").ToDictionary(h => h.Key, h => h.Value);
            await route.FulfillAsync(new() { Response = answer, Headers = headers });
        });
        await opened.Page.GotoAsync(site.Framing(site.Frame(), EmbedSite.OtherHost));
        await Map(opened).DrawnAsync();

        await SayAsync(opened.Page, "{ netdash: 1, type: 'hello' }");
        await SayAsync(opened.Page, "{ netdash: 1, type: 'theme', theme: 'dark' }");
        // The frame's own message goes after those of the page.
        await Map(opened).Html.EvaluateAsync("() => new Promise(over => { addEventListener('message', e => e.data === 'last' && over()); window.postMessage('last', '*'); })");

        await Expect(Map(opened).Html).ToHaveClassAsync("nd-light");
        Assert.Equal(0, await opened.Page.EvaluateAsync<int>("() => window.heard.length"));
    }

    [Fact]
    public async Task Nothing_that_can_be_said_breaks_the_frame()
    {
        await using var opened = await OpenAsync();
        await HeardAsync(opened.Page, "findings");

        await opened.Page.EvaluateAsync(
            """
            origin => {
              const frame = document.getElementById("map").contentWindow;
              const say = data => frame.postMessage(data, origin);
              const long = "x".repeat(5000);
              [null, undefined, 0, "", "theme", [], {}, new Date(), new Map(), new ArrayBuffer(8), { netdash: 2, type: "theme", theme: "dark" }, { netdash: "1", type: "theme", theme: "dark" }].forEach(say);
              for (const type of ["theme", "view", "select", "hello", "constructor", "__proto__", long, null, 1, {}]) {
                for (const value of [null, undefined, 0, {}, [], ["dark"], long, { toString: 1 }]) {
                  if (type === "select" && value === null) continue;
                  say({ netdash: 1, type, theme: value, view: value, reference: value });
                }
              }
            }
            """, site.NetDash);
        await SayAsync(opened.Page, "{ netdash: 1, type: 'select', reference: 'container/web' }");

        await HeardAsync(opened.Page, "selected", "m.reference === 'container/web'");
        await Expect(Map(opened).Html).ToHaveClassAsync("nd-light");
        Assert.Empty(opened.Problems);
    }

    private async Task<BrowserPage> OpenAsync(string guest = "")
    {
        var opened = await site.OpenAsync();
        await opened.Page.GotoAsync(site.Framing(site.Frame("q=web"), guest: guest));
        await Map(opened).DrawnAsync();
        return opened;
    }

    /// <summary>Has the guest in a frame say what it must not, and waits until it has.</summary>
    private static string SpeakOf(string frame) =>
        $$"""
        async () => {
          const { contentWindow } = {{frame}};
          const over = new Promise(done => addEventListener("message", e => e.source === contentWindow && e.data.done && done()));
          contentWindow.postMessage("go", "*");
          await over;
        }
        """;

    private static async Task HoldsItsOwnAsync(PortalPage portal)
    {
        Assert.Equal(0, await portal.Page.EvaluateAsync<int>("() => window.heard.filter(e => e.errors === 99).length"));
        await Expect(portal.Page.Locator("#count")).ToHaveTextAsync("2");
    }

    private static FramedMap Map(BrowserPage opened) => new(opened.Page, opened.Page.FrameLocator("#map"));

    private Task SayAsync(IPage page, string message) =>
        page.EvaluateAsync($"origin => document.getElementById('map').contentWindow.postMessage({message}, origin)", site.NetDash);

    private static async Task<JsonElement> HeardAsync(IPage page, string type, string holds = "true")
    {
        var handle = await page.WaitForFunctionAsync($"() => window.heard.findLast(e => e.data.type === '{type}' && (m => {holds})(e.data))");
        return await handle.JsonValueAsync<JsonElement>();
    }
}
