using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapDrawingTests(MapSite site) : IClassFixture<MapSite>
{
    [Theory]
    [InlineData(ColorScheme.Dark, 1)]
    [InlineData(ColorScheme.Light, 1)]
    [InlineData(ColorScheme.Dark, 2)]
    public async Task A_card_is_drawn_in_the_colours_of_the_theme_on_every_display(ColorScheme theme, float ratio)
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")) { Theme = theme, Ratio = ratio });

        var card = (await map.LabelAsync("web")).Box;

        Assert.Equal(await map.TokenAsync("surface"), await map.PixelAsync(card.X + 230, card.Y + 13));
        Assert.Equal(await map.TokenAsync("line-2"), await map.PixelAsync(card.X + 160, card.Y));
        Assert.Equal(await map.TokenAsync("ok"), await map.PixelAsync(card.X + 304, card.Y + 13));
        Assert.Equal(await map.TokenAsync("canvas"), await map.PixelAsync(card.Right + 20, card.Y + 5));
        Assert.Equal((int)(1440 * ratio), await map.Page.EvaluateAsync<int>("() => document.querySelector('#host canvas').width"));
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task Another_theme_is_painted_at_once()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")) { Theme = ColorScheme.Dark });
        var card = (await map.LabelAsync("web")).Box;
        var dark = await map.PixelAsync(card.X + 230, card.Y + 13);

        await map.Page.EvaluateAsync("async () => (await import('/netdash.js')).chooseTheme('light')");
        await map.RestAsync();

        Assert.Equal("#131417", dark);
        Assert.Equal("#ffffff", await map.PixelAsync(card.X + 230, card.Y + 13));
    }

    [Fact]
    public async Task Nothing_is_drawn_while_nothing_changes()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        var before = await map.CountsAsync();

        await map.Page.EvaluateAsync("async () => { for (let i = 0; i < 60; i++) { await new Promise(requestAnimationFrame); } }");

        Assert.Equal(before.Drawn, (await map.CountsAsync()).Drawn);
    }

    [Fact]
    public async Task Only_what_is_in_view_is_drawn()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards(Enumerable.Range(0, 200).Select(i => $"web-{i}"))));

        var counts = await map.CountsAsync();

        Assert.Equal(201, counts.Elements);
        Assert.InRange(counts.SeenElements, 10, 13);
        Assert.InRange(counts.SeenEdges, 9, 13);
    }

    [Fact]
    public async Task A_window_of_another_size_shows_the_same_view_and_draws_all_of_it()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        await map.Page.EvaluateAsync("() => window.map.zoomIn()");
        await map.RestAsync();
        var before = await map.LabelAsync("docker0");

        await map.Page.SetViewportSizeAsync(1920, 1080);
        await map.RestAsync();

        Assert.Equal(before, await map.LabelAsync("docker0"));
        Assert.Equal(1920, await map.Page.EvaluateAsync<int>("() => document.querySelector('#host canvas').width"));
    }

    [Fact]
    public async Task What_others_wrote_is_drawn_without_what_turns_or_hides_it()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web\u202Etxt.exe\u0007", "<img src=x onerror=alert(1)>", "a\nb")));

        var texts = (await map.LabelsAsync()).Select(l => l.Text).ToArray();

        Assert.Contains("webtxt.exe", texts);
        Assert.Contains("<img src=x onerror=alert(1)>", texts);
        Assert.Contains("a b", texts);
        Assert.Equal(0, await map.Page.Locator("#host img").CountAsync());
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task The_map_without_the_hubs_client_is_under_40_kilobytes()
    {
        var folder = Path.Combine(Repository.Root, "wwwroot-assets", "wwwroot");

        Assert.InRange(await GzippedAsync("map.js"), 10_000, 40_000);
        Assert.DoesNotContain("HubConnectionBuilder=", await File.ReadAllTextAsync(Path.Combine(folder, "map.js"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.InRange(await GzippedAsync("signalr.js"), 5_000, 40_000);

        async Task<long> GzippedAsync(string name)
        {
            using var packed = new MemoryStream();
            await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
            {
                await gzip.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(folder, name), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
            }

            return packed.Length;
        }
    }
}
