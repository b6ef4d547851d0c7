using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;

namespace NetDash.EndToEnd.Tests.Embedding;

/// <summary>The map in a frame, or alone on its page.</summary>
internal sealed class FramedMap(IPage page, IFrameLocator? frame = null)
{
    public ILocator Host => Locator("#map");

    public ILocator Html => Locator("html");

    public ILocator Badge => Locator("#badge");

    public ILocator Chosen => Locator("#chosen");

    /// <summary>Something in it.</summary>
    public ILocator Locator(string selector) => frame?.Locator(selector) ?? page.Locator(selector);

    /// <summary>Waits until it is drawn, follows the hub, and rests.</summary>
    public async Task DrawnAsync()
    {
        await Locator("#map[data-state=live]").WaitForAsync();
        await Locator("#badge[data-health]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await Html.EvaluateAsync("() => document.fonts.ready");
        await AtRestAsync();
    }

    /// <summary>The place of a text in the picture, in pixels of the canvas; waits for it.</summary>
    public async Task<MapLabel> LabelAsync(string text)
    {
        await AtRestAsync();
        return await Host.EvaluateAsync<MapLabel>(
            """
            async (host, text) => {
              for (;;) {
                const found = host.netdash?.labels().find(l => l.text === text);
                if (found) return { text, x: found.x, y: found.y, w: found.w, h: found.h, clipped: found.clipped };
                await new Promise(done => requestAnimationFrame(done));
              }
            }
            """, text);
    }

    /// <summary>Whether a text is in the picture.</summary>
    public async Task<bool> HasLabelAsync(string text)
    {
        await AtRestAsync();
        return await Host.EvaluateAsync<bool>("(host, text) => host.netdash.labels().some(l => l.text === text)", text);
    }

    /// <summary>Clicks on a text in the picture.</summary>
    public async Task ClickAsync(string text)
    {
        var label = await LabelAsync(text);
        await Locator("#map canvas").ClickAsync(new() { Position = new() { X = label.X + (label.W / 2), Y = label.Y + (label.H / 2) } });
    }

    /// <summary>The colour behind the bar, as the browser writes it.</summary>
    public Task<string> GroundAsync() => Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");

    /// <summary>Waits until nothing is drawn for some frames.</summary>
    public Task AtRestAsync() => Host.EvaluateAsync(
        """
        async host => {
          const frame = () => new Promise(done => requestAnimationFrame(done));
          for (let still = 0, drawn = -1; still < 20; await frame()) {
            const now = host.netdash?.counts().drawn ?? -1;
            still = now === drawn ? still + 1 : 0;
            drawn = now;
          }
        }
        """);
}
