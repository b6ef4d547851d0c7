using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapMotionTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task A_new_card_fades_in_and_then_the_picture_rests()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        var before = (await map.CountsAsync()).Drawn;

        map.Feed.Show(TestScenes.Cards("web", "api", "db"));
        await map.HasDrawnAsync(4);
        await map.RestAsync();

        Assert.InRange((await map.CountsAsync()).Drawn - before, 4, 60);
    }

    [Fact]
    public async Task Who_wants_no_motion_gets_one_drawing_a_change_and_a_ring_that_stands_still()
    {
        await using var map = await site.OpenAsync(new MapSetting(Of(Health.Ok)) { IsStill = true });
        var before = (await map.CountsAsync()).Drawn;
        var card = (await map.LabelAsync("api")).Box;

        map.Feed.Show(Of(Health.Warning));
        await map.Page.WaitForFunctionAsync("() => window.map.counts().version === 3");
        await map.RestAsync();
        var pulse = await map.PixelAsync(card.X + 230, card.Y + 13);

        Assert.Equal(before + 1, (await map.CountsAsync()).Drawn);
        Assert.Equal(await map.TokenAsync("surface"), pulse);
        Assert.Equal(await map.TokenAsync("warn"), await map.PixelAsync(card.X + 160, card.Y - 3));
        await map.Page.WaitForFunctionAsync("n => window.map.counts().drawn > n", before + 1);
        Assert.Equal(await map.TokenAsync("canvas"), await map.PixelAsync(card.X + 160, card.Y - 3));
        Assert.Equal(before + 2, (await map.CountsAsync()).Drawn);
    }

    [Fact]
    public async Task A_moved_card_glides_to_its_place()
    {
        await using var map = await site.OpenAsync(new MapSetting(Of(Health.Ok)));
        var before = (await map.LabelAsync("api")).Y;

        map.Feed.Show(TestScenes.Of([.. TestScenes.Cards("web").Elements.Values, TestScenes.Card("c1", "api", 220)], []));
        await map.Page.WaitForFunctionAsync("() => window.map.counts().version === 3");
        var seen = await map.Page.EvaluateAsync<double[]>(
            """
            async () => {
              const places = [];
              for (let i = 0; i < 40; i++) {
                places.push(window.map.labels().find(l => l.text === "api").y);
                await new Promise(requestAnimationFrame);
              }
              return places;
            }
            """);

        Assert.Equal(before + 100, seen[^1], 0.01);
        Assert.Equal(seen, seen.Order());
        Assert.Contains(seen, y => y > before + 1 && y < before + 99);
    }

    [Fact]
    public async Task A_large_change_is_shown_at_once()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        var before = (await map.CountsAsync()).Drawn;

        map.Feed.Show(TestScenes.Cards(["web", "api", .. Enumerable.Range(0, 60).Select(i => $"more-{i}")]));
        await map.HasDrawnAsync(63);
        await map.RestAsync();

        Assert.Equal(before + 1, (await map.CountsAsync()).Drawn);
    }

    [Fact]
    public async Task A_change_among_a_hundred_cards_costs_the_page_a_few_milliseconds()
    {
        var scene = TestScenes.Cards(Enumerable.Range(0, 100).Select(i => $"web-{i}"));
        await using var map = await site.OpenAsync(new MapSetting(scene));

        for (var i = 0; i < 40; i++)
        {
            var card = scene.Elements[$"c{i % 8}"];
            scene = scene with { Elements = scene.Elements.SetItem(card.Id, TestScenes.Card(card.Id, card.Name, card.Box.Y, i / 8 % 2 == 0 ? Health.Warning : Health.Ok)) };
            map.Feed.Show(scene);
            await map.Page.WaitForFunctionAsync("n => window.map.frames().length === n", i + 1);
        }

        // The middle one: the machine that tests run on has others to serve.
        var work = (await map.Page.EvaluateAsync<double[]>("() => window.map.frames().map(f => f.workMs)")).Order().ToArray();
        Assert.InRange(work[20], 0.01, 8);
    }

    private static Scene Of(Health health) =>
        TestScenes.Of([.. TestScenes.Cards("web").Elements.Values, TestScenes.Card("c1", "api", 120, health)], []);
}
