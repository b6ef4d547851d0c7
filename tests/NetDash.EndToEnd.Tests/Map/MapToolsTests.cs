using Microsoft.Playwright;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapToolsTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task The_buttons_zoom_and_say_how_far()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        var tools = map.Page.GetByRole(AriaRole.Group, new() { Name = "Zoom" });

        await tools.GetByRole(AriaRole.Button, new() { Name = "Zoom in" }).ClickAsync();
        await map.RestAsync();
        Assert.Equal(1.3, (await map.CountsAsync()).Zoom, 3);
        await Assertions.Expect(tools).ToContainTextAsync("130%");

        await tools.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await tools.GetByRole(AriaRole.Button, new() { Name = "Zoom out" }).ClickAsync();
        await map.RestAsync();
        Assert.Equal(1 / 1.3, (await map.CountsAsync()).Zoom, 3);

        await tools.GetByText("77%").ClickAsync();
        await map.RestAsync();
        Assert.Equal(1, (await map.CountsAsync()).Zoom, 3);
    }

    [Fact]
    public async Task Everything_is_shown_by_the_button_by_a_double_click_on_the_ground_and_by_a_key()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        var all = await AllAsync(() => map.Page.GetByRole(AriaRole.Button, new() { Name = "Show everything" }).ClickAsync());

        Assert.InRange(all, 0.3, 0.99);
        Assert.Equal(all, await AllAsync(() => map.Canvas.DblClickAsync(new() { Position = new Position { X = 5, Y = 5 } })), 6);
        Assert.Equal(all, await AllAsync(async () =>
        {
            await map.Tree.GetByRole(AriaRole.Treeitem).First.FocusAsync();
            await map.Page.Keyboard.PressAsync("0");
        }), 6);

        async Task<double> AllAsync(Func<Task> act)
        {
            await map.ZoomAsync(1.5);
            await act();
            await map.RestAsync();
            return (await map.CountsAsync()).Zoom;
        }
    }

    [Fact]
    public async Task The_wheel_zooms_around_the_pointer_within_its_bounds()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));
        var before = await map.LabelAsync("docker0");
        var canvas = (await map.Canvas.BoundingBoxAsync())!;
        await map.Page.Mouse.MoveAsync(canvas.X + (float)before.X, canvas.Y + (float)before.Y);

        await map.Page.Mouse.WheelAsync(0, -200);
        await map.RestAsync();

        var after = await map.LabelAsync("docker0");
        Assert.True((await map.CountsAsync()).Zoom > 1.2);
        Assert.Equal(before.X, after.X, 1.0);
        Assert.Equal(before.Y, after.Y, 4.0);
        await map.Page.Mouse.WheelAsync(0, 20_000);
        await map.RestAsync();
        Assert.Equal(0.05, (await map.CountsAsync()).Zoom, 6);
        await map.Page.Mouse.WheelAsync(0, -20_000);
        await map.RestAsync();
        Assert.Equal(4, (await map.CountsAsync()).Zoom, 6);
    }

    [Theory]
    [InlineData(1920, 1)]
    [InlineData(1440, 1)]
    [InlineData(1000, 0.8)]
    public async Task The_first_view_is_as_wide_as_the_picture_and_never_too_small_to_read(int width, double most)
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop) { Width = width });

        Assert.InRange((await map.CountsAsync()).Zoom, 0.8, Math.Max(most, width / TestScenes.Laptop.Bounds.W));
        Assert.InRange((await map.CountsAsync()).Zoom, 0.8, 1);
        Assert.InRange((await map.LabelAsync("vm")).Y, 0, 60);
    }

    [Fact]
    public async Task On_a_phone_the_first_view_is_all_of_it()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop) { Width = 390, Height = 844, IsTouch = true });

        Assert.Equal(map.Feed.Scene.Elements.Count, (await map.CountsAsync()).SeenElements);
    }

    [Fact]
    public async Task Without_a_place_for_them_the_buttons_stand_on_the_map()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop) { Query = "&own-tools" });

        await Assertions.Expect(map.Host.GetByRole(AriaRole.Button, new() { Name = "Zoom in" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_disposed_of_leaves_nothing_behind()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop));

        await map.Page.EvaluateAsync("async () => { await window.map.dispose(); }");

        Assert.Equal("", await map.Host.InnerHTMLAsync());
        Assert.Equal("", await map.Page.Locator("#tools").InnerHTMLAsync());
        await map.Page.EvaluateAsync("() => { window.dispatchEvent(new Event('online')); document.documentElement.classList.toggle('nd-light'); }");
        Assert.Empty(map.Problems);
    }
}
