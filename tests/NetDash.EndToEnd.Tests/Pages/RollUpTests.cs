using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.Topology.Views;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>A cluster of too many pods for each to be drawn, in a browser.</summary>
[Trait("Requires", "Browser")]
public sealed class RollUpTests : IAsyncLifetime
{
    private ClusterSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ClusterSite.OfPodsAsync(600);

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_banner_says_how_much_is_shown_and_a_click_opens_what_is_rolled_up()
    {
        await using var map = new MapOnPage(await _site.OpenAsync("?lens=services"));
        var banner = map.Page.Locator(".nd-rollup");
        await Expect(banner).ToContainTextAsync("Rolled up by workload 12 of 600 pods shown");
        var (title, zoom) = await TitleAsync(map, "web-0");

        await map.Page.Locator(".nd-map canvas").ClickAsync(new() { Position = new() { X = title.X - (34 * zoom), Y = title.Y + (title.H / 2) } });

        await Expect(map.Page).ToHaveURLAsync(_site.Address + "?lens=services&expand=workload/web-0");
        await Expect(banner).ToContainTextAsync("17 of 600 pods shown");
        await map.LabelAsync("web-0-7c9d5b6f4-00000");
        await map.Page.GoBackAsync();
        await Expect(banner).ToContainTextAsync("12 of 600 pods shown");
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task An_address_opens_what_it_says_and_the_banner_leads_to_all_and_back()
    {
        foreach (var (look, size) in new[] { (Look.Desktop, "desktop"), (Look.Desktop with { Theme = ColorScheme.Dark }, "desktop-dark"), (Look.Phone, "phone"), (Look.Phone with { Theme = ColorScheme.Dark }, "phone-dark") })
        {
            await using var map = new MapOnPage(await _site.OpenAsync("?lens=services&as=map&select=workload/web-1&expand=workload/web-1", look));
            var banner = map.Page.Locator(".nd-rollup");
            await Expect(banner).ToContainTextAsync("16 of 600 pods shown");
            await map.AtRestAsync();
            await PagePictures.TakeAsync(map.Page, $"rollup-open-{size}");
            await map.Page.Locator("aside .nd-panelfoot >> text=Roll up").ClickAsync();
            await Expect(banner).ToContainTextAsync("12 of 600 pods shown");
            await map.Page.Locator("aside [data-netdash-close]").ClickAsync();
            await map.AtRestAsync();
            await PagePictures.TakeAsync(map.Page, $"rollup-{size}");
            var axe = await map.Page.RunAxe();
            Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
            await banner.Locator("text=Show all pods").ClickAsync();
            await Expect(banner).ToContainTextAsync("Nothing is rolled up 600 pods shown");
            await Expect(map.Page).ToHaveURLAsync(_site.Address + "?lens=services&as=map&collapse=none");
            await banner.Locator("text=Roll up").Last.ClickAsync();
            await Expect(banner).ToContainTextAsync("12 of 600 pods shown");
            Assert.Empty(map.Problems);
        }
    }

    [Fact]
    public async Task A_picture_says_of_how_much_it_is_a_part()
    {
        using var client = new HttpClient();
        var rolled = await client.GetStringAsync(new Uri(_site.Address + "api/v1/topology.svg?lens=services"), TestContext.Current.CancellationToken);
        var all = await client.GetStringAsync(new Uri(_site.Address + "api/v1/topology.svg?lens=services&collapse=none"), TestContext.Current.CancellationToken);

        Assert.Contains("Rolled up by workload: 12 of 600 pods shown.", rolled, StringComparison.Ordinal);
        Assert.DoesNotContain("web-0-7c9d5b6f4-00000", rolled, StringComparison.Ordinal);
        Assert.DoesNotContain("Rolled up", all, StringComparison.Ordinal);
        Assert.Contains("00000<", all, StringComparison.Ordinal);
    }

    /// <summary>A workload's title on the canvas, at a zoom at which its parts can be hit.</summary>
    private async Task<(MapLabel Title, float Zoom)> TitleAsync(MapOnPage map, string name)
    {
        var workload = NodeNames.Find(_site.Now, "workload/" + name)[0].Id;
        for (double zoom = 0; zoom < 1;)
        {
            await map.Page.EvaluateAsync("id => { const map = document.querySelector('.nd-map').netdash; map.zoomIn(); map.reveal(id); }", workload);
            await map.AtRestAsync();
            zoom = await map.Page.EvaluateAsync<double>("() => document.querySelector('.nd-map').netdash.counts().zoom");
        }

        var zoomed = await map.Page.EvaluateAsync<float>("() => document.querySelector('.nd-map').netdash.counts().zoom");
        // The service of the same name stands left of it.
        return ((await map.LabelsAsync()).Where(l => l.Text == name).MaxBy(l => l.X)!, zoomed);
    }
}
