using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NetDash.Drawing.Marks;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapTreeTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task Everything_with_a_name_stands_in_the_tree_with_how_it_is()
    {
        var scene = TestScenes.Of([.. TestScenes.Cards("web").Elements.Values, TestScenes.Card("broken", "broken", 120, Health.Error)], []);
        await using var map = await site.OpenAsync(new MapSetting(scene));

        await Assertions.Expect(map.Tree).ToMatchAriaSnapshotAsync(
            """
            - tree "Map":
              - treeitem "Host namespace" [expanded] [level=1]
              - treeitem "web , nginx:1.27" [level=2]
              - treeitem "broken , error , nginx:1.27" [level=2]
            """);
    }

    [Fact]
    public async Task The_keyboard_walks_opens_chooses_and_leaves()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api", "db")));
        await Assertions.Expect(Items(map)).ToHaveCountAsync(4);

        await Items(map).First.FocusAsync();
        await PressAsync(map, "ArrowDown");
        await FocusedAsync(map, "web");
        await PressAsync(map, "ArrowRight");
        await Assertions.Expect(Items(map)).ToHaveCountAsync(6);
        await PressAsync(map, "ArrowRight");
        await FocusedAsync(map, "eth0");
        await PressAsync(map, "Enter");
        Assert.Equal(new Told("node/c0/eth0", null, null), (await map.ToldAsync())[^1]);
        await PressAsync(map, "ArrowDown");
        await FocusedAsync(map, "Cable of web");
        await PressAsync(map, " ");
        Assert.Equal(new Told(null, "edge/c0", null), (await map.ToldAsync())[^1]);
        await PressAsync(map, "ArrowLeft");
        await PressAsync(map, "ArrowLeft");
        await FocusedAsync(map, "web");
        await Assertions.Expect(Items(map)).ToHaveCountAsync(4);
        await PressAsync(map, "End");
        await FocusedAsync(map, "db");
        await PressAsync(map, "a");
        await FocusedAsync(map, "api");
        await PressAsync(map, "Enter");
        await Assertions.Expect(map.Tree.GetByRole(AriaRole.Treeitem, new() { Selected = true })).ToContainTextAsync("api");
        await PressAsync(map, "Escape");
        Assert.Equal(new Told(null, null, null), (await map.ToldAsync())[^1]);
        Assert.Equal(1, await map.Page.Locator("[role=treeitem][tabindex='0']").CountAsync());
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task The_keyboards_place_is_ringed_on_the_canvas_and_brought_into_view()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards(Enumerable.Range(0, 60).Select(i => $"web-{i}"))) { IsStill = true });
        await Assertions.Expect(Items(map)).ToHaveCountAsync(61);

        await Items(map).First.FocusAsync();
        await PressAsync(map, "End");
        await map.RestAsync();

        var card = (await map.LabelAsync("web-59")).Box;
        Assert.Equal(await map.TokenAsync("sel"), await map.PixelAsync(card.X + 160, card.Y - 3));
        await map.Page.Keyboard.PressAsync("Tab");
        await map.RestAsync();
        Assert.NotEqual(await map.TokenAsync("sel"), await map.PixelAsync(card.X + 160, card.Y - 3));
    }

    [Fact]
    public async Task A_change_keeps_the_focus_and_one_that_takes_it_away_gives_it_to_the_next()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api", "db")));
        await Items(map).Filter(new() { HasText = "api" }).FocusAsync();

        map.Feed.Show(TestScenes.Of([.. TestScenes.Cards("web", "api", "db").Elements.Values, TestScenes.Card("a-first", "first", 30)], []));
        await Assertions.Expect(Items(map)).ToHaveCountAsync(5);
        await FocusedAsync(map, "api");

        map.Feed.Show(TestScenes.Of(TestScenes.Cards("web", "api", "db").Elements.Values.Where(e => e.Name != "api"), []));
        await Assertions.Expect(Items(map)).ToHaveCountAsync(3);
        await Assertions.Expect(map.Page.Locator("[role=treeitem]:focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_slash_in_the_tree_still_goes_to_the_search()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web")));
        await Items(map).First.FocusAsync();

        var taken = await map.Page.EvaluateAsync<bool>(
            "() => { const e = new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }); document.activeElement.dispatchEvent(e); return e.defaultPrevented; }");

        Assert.False(taken);
    }

    [Fact]
    public async Task What_changed_is_said_and_not_too_often()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        var region = map.Page.Locator("[data-netdash-map-summary]");
        await Assertions.Expect(region).ToHaveTextAsync("");

        map.Feed.Show(Changed(Health.Stopped));
        await Assertions.Expect(region).ToHaveTextAsync("1 change: api stopped");
        map.Feed.Show(Changed(Health.Error));
        await map.Page.WaitForFunctionAsync("() => window.map.counts().version === 4");
        await map.RestAsync();
        await Assertions.Expect(region).ToHaveTextAsync("1 change: api stopped");

        static Drawing.Scenes.Scene Changed(Health health) =>
            TestScenes.Of([.. TestScenes.Cards("web", "api").Elements.Values.Where(e => e.Name != "api"), TestScenes.Card("c1", "api", 120, health)], TestScenes.Cards("web", "api").Edges.Values);
    }

    [Theory]
    [InlineData(1440, 900, ColorScheme.Dark, "")]
    [InlineData(1440, 900, ColorScheme.Light, "&own-tools")]
    [InlineData(390, 844, ColorScheme.Dark, "&list")]
    [InlineData(390, 844, ColorScheme.Light, "&list")]
    public async Task Axe_finds_nothing(int width, int height, ColorScheme theme, string query)
    {
        await using var map = await OpenAsync(new MapSetting(TestScenes.Laptop) { Width = width, Height = height, Theme = theme, Query = query });

        var result = await map.Page.RunAxe();

        Assert.True(result.Violations.Length == 0, string.Join("; ", result.Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}")));
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task On_a_phone_the_tree_is_a_list_that_fingers_can_use()
    {
        await using var map = await OpenAsync(new MapSetting(TestScenes.Laptop) { Width = 390, Height = 844, IsTouch = true, Query = "&list" });

        await Assertions.Expect(map.Canvas).ToBeHiddenAsync();
        var small = await map.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('[role=treeitem]')].filter(i => i.getBoundingClientRect().height < 44).length");
        Assert.Equal(0, small);
        await Items(map).Filter(new() { HasText = "mailer" }).First.TapAsync();
        Assert.Single(await map.ToldAsync());
        Assert.True(await map.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    private async Task<MapPage> OpenAsync(MapSetting setting)
    {
        var map = await site.OpenAsync(setting);
        await Assertions.Expect(Items(map).Nth(5)).ToBeAttachedAsync();
        return map;
    }

    private static ILocator Items(MapPage map) => map.Tree.Locator("[role=treeitem]");

    private static Task PressAsync(MapPage map, string key) => map.Page.Keyboard.PressAsync(key);

    private static Task FocusedAsync(MapPage map, string text) => Assertions.Expect(map.Page.Locator("[role=treeitem]:focus")).ToContainTextAsync(text);
}
