using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>The real page with its map, whose handle the test asks: what a canvas shows can be asked of nothing else.</summary>
internal sealed class MapOnPage(BrowserPage opened) : IAsyncDisposable
{
    public IPage Page => opened.Page;

    public IReadOnlyCollection<string> Problems => opened.Problems;

    public static async Task<MapOnPage> OpenAsync(PagesSite site, string path, Look? look = null, Action<BrowserNewContextOptions>? configure = null)
    {
        var map = new MapOnPage(await site.OpenAsync(path, look, configure));
        await map.AtRestAsync();
        return map;
    }

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    /// <summary>Every text of the picture as it stands.</summary>
    public async Task<MapLabel[]> LabelsAsync()
    {
        await AtRestAsync();
        return await Page.EvaluateAsync<MapLabel[]>("() => document.querySelector('.nd-map').netdash.labels().map(l => ({ text: l.text, x: l.x, y: l.y, w: l.w, h: l.h, clipped: l.clipped }))");
    }

    /// <summary>The first text that is this.</summary>
    public async Task<MapLabel> LabelAsync(string text)
    {
        await Page.WaitForFunctionAsync("text => document.querySelector('.nd-map')?.netdash?.labels().some(l => l.text === text)", text);
        return (await LabelsAsync()).First(l => l.Text == text);
    }

    /// <summary>Clicks on a text, or so many pixels below it.</summary>
    public async Task ClickAsync(string text, float below = 0)
    {
        var label = await LabelAsync(text);
        await Page.Locator(".nd-map canvas").ClickAsync(new()
        {
            Position = new() { X = label.X + (label.W / 2), Y = below == 0 ? label.Y + (label.H / 2) : label.Y + label.H + below },
        });
    }

    /// <summary>Pixels in the colour of the selection: its borders.</summary>
    public Task<int> SelectedPixelsAsync() => PixelsAsync("--nd-sel");

    /// <summary>Pixels of the picture in a colour of the tokens.</summary>
    public async Task<int> PixelsAsync(string token)
    {
        await AtRestAsync();
        return await Page.EvaluateAsync<int>(
            """
            token => {
              const canvas = document.querySelector(".nd-map canvas");
              const hex = getComputedStyle(document.documentElement).getPropertyValue(token).trim().slice(1);
              const [r, g, b] = [0, 2, 4].map(i => parseInt(hex.slice(i, i + 2), 16));
              const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
              let count = 0;
              for (let i = 0; i < data.length; i += 4) count += data[i] === r && data[i + 1] === g && data[i + 2] === b;
              return count;
            }
            """, token);
    }

    /// <summary>Shows the list or the picture, whichever is there now.</summary>
    public async Task ShowAsync(bool asList)
    {
        var button = Page.Locator("button", new() { HasText = asList ? "List" : "Map" }).Locator("visible=true");
        if (await button.CountAsync() > 0)
        {
            await button.ClickAsync();
        }

        await Page.Locator(asList ? ".nd-map[data-outline=list]" : ".nd-map:not([data-outline])").WaitForAsync();
        await AtRestAsync();
    }

    /// <summary>Waits until nothing is drawn for some frames: flights and fades are over.</summary>
    public Task AtRestAsync() => Page.EvaluateAsync(
        """
        async () => {
          const frame = () => new Promise(done => requestAnimationFrame(done));
          for (let still = 0, drawn = -1; still < 20; await frame()) {
            const now = document.querySelector(".nd-map")?.netdash?.counts().drawn ?? -1;
            still = now === drawn ? still + 1 : 0;
            drawn = now;
          }
        }
        """);
}

/// <summary>A text of the picture, in pixels of the canvas.</summary>
internal sealed record MapLabel
{
    public string Text { get; init; } = "";

    public float X { get; init; }

    public float Y { get; init; }

    public float W { get; init; }

    public float H { get; init; }

    public bool Clipped { get; init; }
}
