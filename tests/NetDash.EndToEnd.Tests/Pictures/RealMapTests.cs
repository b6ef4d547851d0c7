using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.EndToEnd.Tests.Pages;

namespace NetDash.EndToEnd.Tests.Pictures;

/// <summary>Real containers on the map of a real browser.</summary>
[Collection(PictureCollection.Name)]
[Trait("Requires", "Docker")]
[Trait("Requires", "Browser")]
public sealed class RealMapTests(PictureSite site)
{
    // A line of text is a little lower than the boxes of two letters in it.
    private const float Touch = 1.5f;

    [Theory]
    [InlineData(1440, 900, ColorScheme.Dark)]
    [InlineData(1920, 1080, ColorScheme.Light)]
    [InlineData(390, 844, ColorScheme.Dark)]
    public async Task No_label_covers_another_or_leaves_its_box(int width, int height, ColorScheme theme)
    {
        await using var map = await OpenAsync(new Look(width, height, theme));
        await AssertReadableAsync(map);
        await map.Page.Locator(".nd-map").EvaluateAsync("host => host.netdash.fit()");
        await AssertReadableAsync(map);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_either_theme()
    {
        foreach (var theme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await using var map = await OpenAsync(new Look(1440, 900, theme));
            var found = await map.Page.RunAxe();

            Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}"));
        }
    }

    [Fact]
    public async Task Containers_and_links_come_and_go_without_a_reload_and_move_nothing_else()
    {
        // A view of its own: its rails grow, and the pictures of the README are of the other.
        await using var map = await OpenAsync(new Look(1440, 1500, ColorScheme.Dark), "?host=vm");
        await map.Page.EvaluateAsync("() => { window.sameDocument = true; }");
        var before = await PlacesAsync(map);

        await site.Machine.RunAsync("docker", "run", "-d", "--name", "late", "--net", "appnet", "netdash/busybox:test", "sleep", "100000");
        await map.LabelAsync("late");
        await AssertUnmovedAsync(map, before, "late");
        await site.Machine.RunAsync("docker", "network", "connect", "bridge", "late");
        await map.Page.WaitForFunctionAsync("() => document.querySelector('.nd-map').netdash.labels().filter(l => l.text === 'eth1').length > 1");
        await AssertUnmovedAsync(map, before, "late");
        await site.Machine.RunAsync("docker", "network", "disconnect", "bridge", "late");
        await map.Page.WaitForFunctionAsync("() => document.querySelector('.nd-map').netdash.labels().filter(l => l.text === 'eth1').length === 1");
        await site.Machine.RunAsync("docker", "stop", "-t", "0", "late");
        await map.Page.WaitForFunctionAsync("() => document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'exited 137')");
        await AssertUnmovedAsync(map, before, "late");
        await site.Machine.RunAsync("docker", "rm", "late");
        await map.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'late')");
        await site.Machine.RunAsync("ip", "link", "add", "bare0", "type", "bridge");
        await map.LabelAsync("bare0");
        await AssertUnmovedAsync(map, before, "bare0");
        await site.Machine.RunAsync("ip", "link", "delete", "bare0");
        await map.Page.WaitForFunctionAsync("() => !document.querySelector('.nd-map').netdash.labels().some(l => l.text === 'bare0')");

        await AssertUnmovedAsync(map, before, "");
        Assert.True(await map.Page.EvaluateAsync<bool>("() => window.sameDocument"));
    }

    private async Task<MapOnPage> OpenAsync(Look look, string address = "")
    {
        var map = new MapOnPage(await site.OpenAsync(address, look));
        if (look.Width < 720)
        {
            // A phone begins with the list.
            await map.Page.Locator(".nd-map[data-outline=list]").WaitForAsync();
            await map.ShowAsync(asList: false);
        }

        await map.LabelAsync("vm");
        return map;
    }

    /// <summary>Where each name stands; those that several things have are left out.</summary>
    private static async Task<IReadOnlyList<(string, float, float)>> PlacesAsync(MapOnPage map) =>
        [.. (await map.LabelsAsync()).GroupBy(l => l.Text).Where(g => g.Count() == 1).Select(g => g.Single())
            .Where(l => !l.Text.Contains("container", StringComparison.Ordinal))
            .Select(l => (l.Text, l.X, l.Y)).Order()];

    private static async Task AssertUnmovedAsync(MapOnPage map, IReadOnlyList<(string Text, float X, float Y)> before, string late)
    {
        var now = (await map.LabelsAsync()).ToLookup(l => l.Text);
        Assert.All(before.Where(b => b.Text != late && now[b.Text].Count() == 1), b =>
            Assert.Equal(b, (b.Text, now[b.Text].Single().X, now[b.Text].Single().Y)));
        Assert.All(new[] { "web", "api", "db", "mailer", "batch", "host1", "docker0" }, name => Assert.NotEmpty(now[name]));
    }

    private static async Task AssertReadableAsync(MapOnPage map)
    {
        var labels = await map.LabelsAsync();
        Assert.NotEmpty(labels);
        Assert.DoesNotContain(labels, l => l.Clipped);
        for (var i = 0; i < labels.Length; i++)
        {
            for (var j = i + 1; j < labels.Length; j++)
            {
                Assert.False(Overlap(labels[i], labels[j]), $"{labels[i]} and {labels[j]} overlap");
            }
        }
    }

    private static bool Overlap(MapLabel a, MapLabel b) =>
        a.X + Touch < b.X + b.W - Touch && b.X + Touch < a.X + a.W - Touch && a.Y + Touch < b.Y + b.H - Touch && b.Y + Touch < a.Y + a.H - Touch;
}
