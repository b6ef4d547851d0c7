using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Topology.Views;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapLabelTests(MapSite site) : IClassFixture<MapSite>
{
    // A line of text is a little lower than the boxes of two letters in it.
    private const double Touch = 1.5;

    [Theory]
    [InlineData(ViewLens.Wiring, 1440, 900)]
    [InlineData(ViewLens.Wiring, 1920, 1080)]
    [InlineData(ViewLens.Wiring, 390, 844)]
    [InlineData(ViewLens.Ports, 1440, 900)]
    [InlineData(ViewLens.Ports, 1920, 1080)]
    [InlineData(ViewLens.Ports, 390, 844)]
    public async Task No_label_covers_or_leaves_anything_at_any_zoom(ViewLens lens, int width, int height)
    {
        await using var map = await site.OpenAsync(new MapSetting(lens == ViewLens.Ports ? TestScenes.Ports : TestScenes.Laptop) { Width = width, Height = height });
        await AssertReadableAsync(map);
        foreach (var zoom in new[] { 0.12, 0.2, 0.26, 0.4, 0.52, 0.7, 0.8, 0.9, 1, 1.3, 1.6, 3 })
        {
            await map.ZoomAsync(zoom);
            await AssertReadableAsync(map);
        }
    }

    [Fact]
    public async Task Long_and_strange_names_stay_in_their_cards()
    {
        string[] names =
        [
            new('w', 300), "a-name-of-a-pod-that-is-too-long-for-the-card-that-it-lives-in-7d9f8c6b5-x2x9k", "日本語のとても長いコンテナの名前がここにありますから切る",
            "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "مثال-طويل-جدا-لاسم-حاوية-عربية-لا-تنتهي-ابدا", "",
        ];
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards(names)));

        foreach (var zoom in new[] { 0.3, 0.6, 0.85, 1, 2 })
        {
            await map.ZoomAsync(zoom);
            await AssertReadableAsync(map);
        }
    }

    [Fact]
    public async Task A_name_without_room_loses_its_note_then_its_middle_and_keeps_its_end()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "a-name-of-a-pod-that-is-too-long-for-the-card-7d9f8c6b5-x2x9k")));

        var texts = (await map.LabelsAsync()).Where(l => l.Box.Y > (double)100).Select(l => l.Text).ToArray();

        Assert.Contains(texts, t => t.StartsWith("a-name-of-a-pod", StringComparison.Ordinal) && t.EndsWith("…x2x9k", StringComparison.Ordinal));
        Assert.DoesNotContain("nginx:1.27", texts);
    }

    [Theory]
    [InlineData(2, "web|nginx:1.27|eth0|172.17.0.2|/16|02:42:ac:11")]
    [InlineData(1, "web|nginx:1.27|eth0|172.17.0.2|/16")]
    [InlineData(0.6, "web|172.17.0.2")]
    [InlineData(0.4, "web")]
    [InlineData(0.1, "")]
    public async Task Each_level_shows_what_the_tokens_say(double zoom, string texts)
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")) { Height = 300 });

        await map.ZoomAsync(zoom);
        var labels = await map.LabelsAsync();

        Assert.Equal(texts, string.Join('|', labels.Select(l => l.Text)));
        Assert.All(labels, l => Assert.True(l.H >= 10.7, $"{l.Text} is {l.H} high"));
    }

    [Fact]
    public async Task Errors_and_the_selection_keep_their_names_at_every_zoom()
    {
        var scene = TestScenes.Of([.. TestScenes.Cards("web", "api").Elements.Values, TestScenes.Card("broken", "broken", 400, Health.Error)], []);
        await using var map = await site.OpenAsync(new MapSetting(scene) { Query = "&select=node/c1" });

        await map.ZoomAsync(0.1);

        Assert.Equal(["api", "broken"], (await map.LabelsAsync()).Select(l => l.Text).Order());
        await AssertReadableAsync(map);
    }

    private static async Task AssertReadableAsync(MapPage map)
    {
        var zoom = (await map.CountsAsync()).Zoom;
        var labels = await map.LabelsAsync();
        Assert.All(labels, l => Assert.False(l.Clipped, $"{l.Text} leaves its box at {zoom}: {l}"));
        for (var i = 0; i < labels.Count; i++)
        {
            for (var j = i + 1; j < labels.Count; j++)
            {
                Assert.False(Inner(labels[i]).Overlaps(Inner(labels[j])), $"{labels[i]} and {labels[j]} overlap at {zoom}");
            }
        }
    }

    private static Box Inner(DrawnLabel label) => new(label.X + Touch, label.Y + Touch, label.W - (2 * Touch), label.H - (2 * Touch));
}
