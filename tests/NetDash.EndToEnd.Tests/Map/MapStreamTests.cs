using NetDash.Drawing.Scenes;

namespace NetDash.EndToEnd.Tests.Map;

[Trait("Requires", "Browser")]
public sealed class MapStreamTests(MapSite site) : IClassFixture<MapSite>
{
    [Fact]
    public async Task A_delta_changes_the_picture_and_nothing_else()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")) { IsStill = true });
        var web = await map.LabelAsync("web");

        map.Feed.Show(TestScenes.Cards("web", "api", "db"));
        await map.HasDrawnAsync(4);
        await map.RestAsync();

        Assert.Equal(web, await map.LabelAsync("web"));
        Assert.Equal(web.X, (await map.LabelAsync("db")).X);
        map.Feed.Show(TestScenes.Cards("web"));
        await map.HasDrawnAsync(2);
        await map.RestAsync();
        Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text is "api" or "db");
        Assert.Equal(["connecting", "live"], await map.StatesAsync());
        Assert.Empty(map.Problems);
    }

    [Fact]
    public async Task A_picture_comes_in_parts()
    {
        var view = site.NewView();
        site.Feeds.Of(view).PartSize = 7;

        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Laptop) { View = view });

        Assert.Equal(TestScenes.Laptop.Edges.Count, (await map.CountsAsync()).Edges);
        map.Feed.StartAnew(TestScenes.Cards("web", "api", "db", "cache", "worker", "mailer", "batch"));
        map.Break(down: false);
        await map.HasDrawnAsync(8);
        Assert.Equal(6, (await map.CountsAsync()).Edges);
    }

    [Fact]
    public async Task A_lost_connection_keeps_picture_and_view_and_goes_on_from_what_is_there()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        await map.ZoomAsync(1.5);
        var before = await map.LabelsAsync();

        map.Break(down: true);
        await map.Page.WaitForFunctionAsync("() => window.states.at(-1).state === 'reconnecting' && Number(window.states.at(-1).detail) >= 1");
        Assert.Equal(before, await map.LabelsAsync());

        map.BackUp();
        await map.Page.WaitForFunctionAsync("() => window.states.at(-1).state === 'live'");
        map.Feed.Show(TestScenes.Cards("web", "api", "db"));
        await map.HasDrawnAsync(4);

        Assert.Equal([("", null), ("first", 2L)], map.Feed.Asked);
        Assert.Equal(1.5, (await map.CountsAsync()).Zoom, 0.01);
    }

    [Fact]
    public async Task A_server_that_started_anew_sends_the_whole_and_what_is_the_same_stays()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));
        var web = await map.LabelAsync("web");

        map.Feed.StartAnew(TestScenes.Cards("web", "api", "db"));
        map.Break(down: false);
        await map.HasDrawnAsync(4);

        Assert.Equal(web, await map.LabelAsync("web"));
        Assert.Equal(1, (await map.CountsAsync()).Version);
    }

    [Fact]
    public async Task A_delta_that_does_not_continue_what_is_there_makes_it_ask_for_the_whole()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));

        map.Feed.SkipAhead();
        await map.Page.WaitForFunctionAsync("() => window.map.counts().version === 4");

        Assert.Equal([("", null), ("", null)], map.Feed.Asked);
        Assert.Contains(await map.LabelsAsync(), l => l.Text == "web");
    }

    [Fact]
    public async Task A_pause_keeps_the_picture_until_it_ends()
    {
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards("web", "api")));

        await map.Page.EvaluateAsync("() => window.map.pause()");
        map.Feed.Show(TestScenes.Cards("web", "api", "db"));
        await map.Page.EvaluateAsync("async () => { await fetch('/favicon.svg'); }");
        await map.RestAsync();
        Assert.Equal(3, (await map.CountsAsync()).Elements);
        Assert.Equal("paused", (await map.StatesAsync())[^1]);

        await map.Page.EvaluateAsync("() => window.map.resume()");
        await map.HasDrawnAsync(4);
        Assert.Equal("live", (await map.StatesAsync())[^1]);
    }

    [Fact]
    public async Task Another_view_takes_the_place_of_the_picture()
    {
        var other = site.NewView();
        site.Feeds.Of(other).Show(TestScenes.Cards("other"));
        await using var map = await site.OpenAsync(new MapSetting(TestScenes.Cards(Enumerable.Range(0, 60).Select(i => $"web-{i}"))) { Query = "&select=node/c50" });
        Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text == "web-1");

        await map.Page.EvaluateAsync("view => window.map.setView(view)", other);
        await map.HasDrawnAsync(2);
        await map.RestAsync();

        Assert.Contains(await map.LabelsAsync(), l => l.Text == "other");
        Assert.DoesNotContain(await map.LabelsAsync(), l => l.Text == "web-50");
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason()
    {
        await using var map = await site.OpenAsync(new MapSetting(Scene.Empty) { View = "refused" });

        await map.Page.WaitForFunctionAsync("() => window.states.at(-1)?.state === 'failed'");

        Assert.Contains("longer than 4096", await map.Page.EvaluateAsync<string>("() => window.states.at(-1).detail"), StringComparison.Ordinal);
    }
}
