using System.Text.Json;
using Microsoft.Playwright;
using NetDash.Drawing.Scenes;
using NetDash.EndToEnd.Tests.Browser;

namespace NetDash.EndToEnd.Tests.Map;

/// <summary>A page with a map on it.</summary>
public sealed class MapPage(BrowserPage opened, MapSite site, string view) : IAsyncDisposable
{
    public IPage Page => opened.Page;

    public IReadOnlyCollection<string> Problems => opened.Problems;

    public SceneFeed Feed => site.Feeds.Of(view);

    public ILocator Host => Page.Locator("#host");

    public ILocator Canvas => Page.Locator("#host canvas");

    public ILocator Tree => Page.GetByRole(AriaRole.Tree);

    public ValueTask DisposeAsync() => opened.DisposeAsync();

    /// <summary>Breaks its connection; with <paramref name="down"/> the hub answers no more until <see cref="BackUp"/>.</summary>
    public void Break(bool down)
    {
        if (down)
        {
            site.Down[view] = true;
        }

        site.Feeds.Connections[view].Abort();
    }

    public void BackUp() => site.Down.TryRemove(view, out _);

    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.EvaluateAsync("async () => { await document.fonts.ready; }");
        if (!address.Contains("refused", StringComparison.Ordinal))
        {
            await HasDrawnAsync(Feed.Scene.Elements.Count);
            await RestAsync();
        }
    }

    /// <summary>Waits until that many elements are there and drawn.</summary>
    public async Task HasDrawnAsync(int elements)
    {
        try
        {
            await Page.WaitForFunctionAsync(
                "n => { const c = window.map?.counts(); return c && c.elements === n && c.version !== null && (c.drawn > 0 || document.querySelector('#host').dataset.outline === 'list'); }", elements,
                new PageWaitForFunctionOptions { Timeout = 10_000 });
        }
        catch (TimeoutException e)
        {
            var states = await Page.EvaluateAsync<string>("() => JSON.stringify([window.map?.counts(), window.states])");
            throw new TimeoutException($"Not {elements} elements: {states} {string.Join("; ", Problems)}", e);
        }
    }

    /// <summary>Waits until the picture asks for no further frame: twelve frames in which nothing is drawn.</summary>
    public Task RestAsync() => Page.EvaluateAsync(
        """
        async () => {
          for (let still = 0, last = -1; still < 12;) {
            await new Promise(requestAnimationFrame);
            const now = window.map.counts().drawn;
            still = now === last ? still + 1 : 0;
            last = now;
          }
        }
        """);

    /// <summary>Every text of the picture.</summary>
    public async Task<IReadOnlyList<DrawnLabel>> LabelsAsync() =>
        Read<DrawnLabel[]>(await Page.EvaluateAsync<string>("() => JSON.stringify(window.map.labels())"));

    public async Task<MapCounts> CountsAsync() =>
        Read<MapCounts>(await Page.EvaluateAsync<string>("() => JSON.stringify(window.map.counts())"));

    /// <summary>What the map told the page to select, in its order.</summary>
    public async Task<IReadOnlyList<Told>> ToldAsync() => Read<Told[]>(await Page.EvaluateAsync<string>("() => JSON.stringify(window.told)"));

    public Task<string[]> StatesAsync() => Page.EvaluateAsync<string[]>("() => window.states.map(s => s.state)");

    /// <summary>A pixel of the canvas, as <c>#rrggbb</c>; CSS pixels from its left top corner.</summary>
    public Task<string> PixelAsync(double x, double y) => Page.EvaluateAsync<string>(
        """
        ([x, y]) => {
          const canvas = document.querySelector("#host canvas");
          const ratio = canvas.width / canvas.clientWidth;
          const [r, g, b] = canvas.getContext("2d").getImageData(x * ratio, y * ratio, 1, 1).data;
          return "#" + [r, g, b].map(c => c.toString(16).padStart(2, "0")).join("");
        }
        """,
        new[] { x, y });

    /// <summary>A colour of the theme, as <c>#rrggbb</c>.</summary>
    public Task<string> TokenAsync(string name) =>
        Page.EvaluateAsync<string>("name => getComputedStyle(document.documentElement).getPropertyValue(`--nd-${name}`).trim()", name);

    /// <summary>Zooms around the middle with the wheel until at least one level below or above; returns where it is now.</summary>
    public async Task<double> ZoomAsync(double to)
    {
        var box = (await Canvas.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        for (var zoom = (await CountsAsync()).Zoom; Math.Abs(zoom - to) > 0.005 * to; zoom = (await CountsAsync()).Zoom)
        {
            // Twice as far for each 500 of the wheel.
            await Page.Mouse.WheelAsync(0, (float)Math.Clamp(-500 * Math.Log2(to / zoom), -400, 400));
            await RestAsync();
        }

        return (await CountsAsync()).Zoom;
    }

    /// <summary>Where a label stands; the first that says this.</summary>
    public async Task<DrawnLabel> LabelAsync(string text) =>
        (await LabelsAsync()).FirstOrDefault(l => l.Text == text) ?? throw new KeyNotFoundException($"Nobody wrote {text}.");

    /// <summary>Clicks into the middle of a label.</summary>
    public async Task ClickAsync(string text)
    {
        var label = await LabelAsync(text);
        await Canvas.ClickAsync(new LocatorClickOptions { Position = new Position { X = (float)label.MiddleX, Y = (float)label.MiddleY } });
        await RestAsync();
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}

/// <summary>A text on the canvas and what it has to stay in, in CSS pixels.</summary>
public sealed record DrawnLabel(string Text, double X, double Y, double W, double H, Box Box, bool Clipped)
{
    public double MiddleX => X + (W / 2);

    public double MiddleY => Y + (H / 2);
}

public sealed record MapCounts(int Elements, int Edges, int SeenElements, int SeenEdges, int Drawn, double Zoom, long? Version);

public sealed record Told(string? Node, string? Edge, string? Finding, string? Entry = null);
