using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapSelectionTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task A_click_on_a_card_selects_its_node_and_lights_it_at_once()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api", "db")));
        var card = (await map.LabelAsync("web")).Box;

        await map.ClickAsync("web");

        Assert.Equal([new Told("node/c0", null, null)], await map.ToldAsync());
        Assert.Equal(await map.TokenAsync("sel-t"), await map.PixelAsync(card.X + 230, card.Y + 13));
        Assert.Equal(await map.TokenAsync("sel"), await map.PixelAsync(card.X + 160, card.Y));
    }

    [Fact]
    public async Task What_a_selection_does_not_concern_is_dimmed()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api", "db")));
        var (api, db) = ((await map.LabelAsync("api")).Box, (await map.LabelAsync("db")).Box);
        var bright = await map.PixelAsync(db.X + 304, db.Y + 13);

        await map.ClickAsync("web");

        // api hangs on the same cable, db on another.
        Assert.Equal(bright, await map.PixelAsync(api.X + 304, api.Y + 13));
        Assert.NotEqual(bright, await map.PixelAsync(db.X + 304, db.Y + 13));
    }

    [Fact]
    public async Task A_click_on_a_line_of_a_card_selects_the_interface_and_one_on_a_cable_the_edge()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        var (web, api) = ((await map.LabelAsync("web")).Box, (await map.LabelAsync("api")).Box);

        await map.ClickAsync("eth0");
        // The cable's upright part stands 90 right of the cards; this is 4 beside it.
        await map.Canvas.ClickAsync(new() { Position = new Position { X = (float)(web.X + 414), Y = (float)((web.Y + api.Bottom) / 2) } });

        Assert.Equal([new Told("node/c0/eth0", null, null), new Told(null, "edge/c0", null)], await map.ToldAsync());
    }

    [Fact]
    public async Task A_click_on_the_ground_selects_nothing_any_more_and_says_so_once()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")));
        var card = (await map.LabelAsync("web")).Box;
        await map.ClickAsync("web");
        var ground = new LocatorClickOptions { Position = new Position { X = (float)card.Right + 100, Y = (float)card.Y } };

        await map.Canvas.ClickAsync(ground);
        await map.Canvas.ClickAsync(ground);

        Assert.Equal([new Told("node/c0", null, null), new Told(null, null, null)], await map.ToldAsync());
    }

    [Fact]
    public async Task A_drag_moves_the_view_and_selects_nothing()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")));
        var before = await map.LabelAsync("web");
        var canvas = (await map.Canvas.BoundingBoxAsync())!;

        await map.Page.Mouse.MoveAsync(canvas.X + (float)before.MiddleX, canvas.Y + (float)before.MiddleY);
        await map.Page.Mouse.DownAsync();
        await map.Page.Mouse.MoveAsync(canvas.X + (float)before.MiddleX + 60, canvas.Y + (float)before.MiddleY + 40, new() { Steps = 4 });
        await map.Page.Mouse.UpAsync();
        await map.RestAsync();

        var after = await map.LabelAsync("web");
        Assert.Equal((before.X + 60, before.Y + 40), (after.X, after.Y));
        Assert.Empty(await map.ToldAsync());
    }

    [Fact]
    public async Task The_badge_of_a_conflict_opens_its_finding()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        var conflict = TestScenes.Laptop.Edges.Values.First(e => e.Badge is not null);
        var label = await map.LabelAsync(conflict.Label!.Runs[0].Text);
        var badge = conflict.Badge!.Value;

        await map.Canvas.ClickAsync(new() { Position = new Position { X = (float)(label.X + badge.X - conflict.Label.X), Y = (float)label.MiddleY } });

        Assert.Equal([new Told(null, null, conflict.Finding)], await map.ToldAsync());
    }

    [Fact]
    public async Task The_pointer_shows_what_can_be_chosen_and_the_full_text_of_what_it_rests_on()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("a-name-of-a-pod-that-is-too-long-for-the-card-that-it-lives-in-7d9f8c6b5-x2x9k")));
        var card = (await map.LabelsAsync())[0].Box;

        await map.Canvas.HoverAsync(new() { Position = new Position { X = (float)card.X + 100, Y = (float)card.Y + 13 } });

        await Assertions.Expect(map.Page.Locator(".nd-map-tip")).ToBeVisibleAsync();
        await Assertions.Expect(map.Page.Locator(".nd-map-tip b")).ToHaveTextAsync("a-name-of-a-pod-that-is-too-long-for-the-card-that-it-lives-in-7d9f8c6b5-x2x9k");
        Assert.Equal("pointer", await map.Canvas.EvaluateAsync<string>("canvas => canvas.style.cursor"));
        await map.Canvas.HoverAsync(new() { Position = new Position { X = (float)card.Right + 100, Y = (float)card.Y } });
        await Assertions.Expect(map.Page.Locator(".nd-map-tip")).ToBeHiddenAsync();
        Assert.Equal("", await map.Canvas.EvaluateAsync<string>("canvas => canvas.style.cursor"));
    }

    [Fact]
    public async Task A_finger_chooses_what_it_taps_and_a_little_beside_a_cable_is_near_enough()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")) { Width = 800, IsTouch = true });
        var (web, api) = ((await map.LabelAsync("web")).Box, (await map.LabelAsync("api")).Box);

        await map.Canvas.TapAsync(new() { Position = new Position { X = (float)web.X + 230, Y = (float)web.Y + 13 } });
        await map.Canvas.TapAsync(new() { Position = new Position { X = (float)(web.X + 420), Y = (float)((web.Y + api.Bottom) / 2) } });

        Assert.Equal([new Told("node/c0", null, null), new Told(null, "edge/c0", null)], await map.ToldAsync());
    }

    [Fact]
    public async Task What_the_address_selects_is_brought_into_view()
    {
        await using var map = await site.OpenAsync(
            new MapSetting(TestScenes.Cards(Enumerable.Range(0, 60).Select(i => $"web-{i}"))) { Query = "&select=node/c50" });

        Assert.Contains(await map.LabelsAsync(), l => l.Text == "web-50");
        Assert.Empty(await map.ToldAsync());
    }

    [Fact]
    public async Task A_finding_brings_both_its_sides_into_view()
    {
        var conflict = TestScenes.Laptop.Edges.Values.First(e => e.Badge is not null);
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop) { Height = 300, Query = $"&finding={Uri.EscapeDataString(conflict.Finding!)}" });

        Assert.Equal(2, (await map.LabelsAsync()).Count(l => l.Text is "9876" or ":9876"));
    }
}
