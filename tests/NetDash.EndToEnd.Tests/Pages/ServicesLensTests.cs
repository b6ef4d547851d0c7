using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetDash.EndToEnd.Tests.Pages;

/// <summary>The services lens over the recorded cluster, in a browser.</summary>
[Trait("Requires", "Browser")]
public sealed class ServicesLensTests : IAsyncLifetime
{
    private ClusterSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await ClusterSite.RecordedAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_switch_shows_it_a_service_is_selected_by_a_click_and_escape_leaves()
    {
        await using var map = new MapOnPage(await _site.OpenAsync(""));

        await map.Page.Locator("a[href*='lens=services']:visible").First.ClickAsync();
        await map.LabelAsync("Who answers, by workload");
        var healthy = await map.SelectedPixelsAsync();
        await map.ClickAsync("web-nodeport");

        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web-nodeport");
        await Expect(map.Page).ToHaveURLAsync(_site.Address + "?lens=services&select=service/web-nodeport");
        Assert.True(await map.SelectedPixelsAsync() > healthy);
        await map.Page.ReloadAsync();
        await PagesSite.SettledAsync(map.Page);
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("web-nodeport");
        await map.Page.Keyboard.PressAsync("Escape");
        await Expect(map.Page.Locator("aside h2")).ToHaveTextAsync("Findings");
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task A_namespace_is_shown_alone_where_the_address_says_so()
    {
        await using var map = new MapOnPage(await _site.OpenAsync("?lens=services&namespace=kube-system"));
        await map.LabelAsync("kube-dns");
        Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text is "demo" or "db-read");
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task A_pod_that_goes_is_gone_without_a_reload()
    {
        await using var map = new MapOnPage(await _site.OpenAsync("?lens=services"));
        await map.LabelAsync("2/2");
        var db = _site.Now.OfKind(Topology.Model.NodeKind.Service).Single(n => n.Name == "db").Id;
        _site.Cluster.Remove([.. _site.Now.EdgesOf(db).Where(e => e.Kind == Topology.Model.EdgeKind.Endpoint).Select(e => e.To).Take(1)]);
        await map.Page.WaitForFunctionAsync("() => document.querySelector('.nd-map').netdash.labels().filter(l => l.text.startsWith('db-')).length === 2");
        Assert.Empty(map.Problems);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Light)]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(390, 844, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task It_is_readable_at_every_size_and_in_every_theme(int width, int height, ColorScheme theme)
    {
        await using var map = new MapOnPage(await _site.OpenAsync("?lens=services", new Look(width, height, theme)));
        await map.AtRestAsync();
        await PagePictures.TakeAsync(map.Page, $"services-{width}-{theme}");
        await ReadableAsync(map.Page);
        await _site.GoAsync(map.Page, "?lens=services&select=service/web");
        await map.AtRestAsync();
        await PagePictures.TakeAsync(map.Page, $"services-selected-{width}-{theme}");
        await ReadableAsync(map.Page);
        Assert.Empty(map.Problems);
    }

    private static async Task ReadableAsync(IPage page)
    {
        Assert.Equal(page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        var axe = await page.RunAxe();
        Assert.True(axe.Violations.Length == 0, string.Join("; ", axe.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
    }
}
