using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Testing.Time;
using NetDash.Topology.Views;
using NetDash.Web.Drawing;

namespace NetDash.Web.Tests.Drawing;

public sealed class ViewScenesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("netdash-scenes-");
    private readonly ManualTime _time = new(TestFacts.Noon);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_version_is_drawn_once_and_what_looks_the_same_is_the_same_object()
    {
        var scenes = TestScenes.InMemory();
        var laptop = TestScenes.Laptop();
        var first = scenes.Of(TopologyView.All, laptop.Now);
        Assert.NotEmpty(first.Elements);
        Assert.Same(first, scenes.Of(TopologyView.All, laptop.Now));

        // A counter of processes is in no picture.
        laptop.After(TestTopology.Upserted("kernel", TestFacts.Netns(15, TestFacts.LongId("batch")) with { Pids = [115, 116], ProcessCount = 2 }));
        Assert.Same(first, scenes.Of(TopologyView.All, laptop.Now));

        laptop.After(TestTopology.Removed("docker", TestFacts.ContainerNode("mailer")));
        var second = scenes.Of(TopologyView.All, laptop.Now);
        Assert.NotSame(first, second);
        var shared = second.Elements.Count(e => first.Elements.TryGetValue(e.Key, out var was) && ReferenceEquals(was, e.Value));
        Assert.InRange(shared, second.Elements.Count - 10, second.Elements.Count);
    }

    [Fact]
    public void A_lens_has_a_picture_and_places_of_its_own()
    {
        using var keeper = Keeper();
        var scenes = new ViewScenes(keeper);
        var laptop = TestScenes.Laptop();
        var ports = TopologyView.Parse([new("lens", "ports")]);

        var (wiring, other) = (scenes.Of(TopologyView.All, laptop.Now), scenes.Of(ports, laptop.Now));

        Assert.Equal(2, scenes.Count);
        Assert.DoesNotContain(wiring.Elements.Values, e => e.Kind == ElementKind.Exposure);
        Assert.Contains(other.Elements.Values, e => e.Kind == ElementKind.Exposure);
        Assert.DoesNotContain(keeper.Read("").Lanes.Keys, k => k.StartsWith("ports/", StringComparison.Ordinal));
        Assert.Contains(keeper.Read("lens=ports").Lanes.Keys, k => k.StartsWith("ports/", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_from_before_does_not_bring_the_picture_back()
    {
        var scenes = TestScenes.InMemory();
        var laptop = TestScenes.Laptop();
        var old = laptop.Now;
        laptop.After(TestTopology.Removed("docker", TestFacts.ContainerNode("mailer")));
        var now = scenes.Of(TopologyView.All, laptop.Now);
        Assert.Same(now, scenes.Of(TopologyView.All, old));
    }

    [Fact]
    public void A_restart_draws_everything_where_it_stood()
    {
        // Without the first, the second and third move up unless their places are kept.
        var laptop = TestScenes.Laptop();
        Scene before;
        using (var keeper = Keeper())
        {
            var scenes = new ViewScenes(keeper);
            scenes.Of(TopologyView.All, laptop.Now);
            laptop.After(TestTopology.Removed("docker", TestFacts.ContainerNode("web"), TestFacts.ContainerNode("web-logs"), TestFacts.ContainerNode("api")))
                .After(TestTopology.Removed("kernel", TestFacts.NetnsId(10), TestFacts.NetnsId(11)));
            before = scenes.Of(TopologyView.All, laptop.Now);
        }

        using var again = Keeper();
        var after = new ViewScenes(again).Of(TopologyView.All, laptop.Now);
        Assert.Null(SceneDelta.Between(before, after));
        Assert.NotNull(SceneDelta.Between(before, TestScenes.InMemory().Of(TopologyView.All, laptop.Now)));
    }

    [Fact]
    public void A_change_is_written_two_seconds_later_with_all_that_changed_meanwhile()
    {
        using var keeper = Keeper();
        var files = TestScenes.Files(_folder.FullName, _time);
        var scenes = new ViewScenes(keeper);
        var laptop = TestScenes.Laptop();
        scenes.Of(TopologyView.All, laptop.Now);
        _time.Advance(SlotBookKeeper.Delay - TimeSpan.FromMilliseconds(1));
        Assert.Same(SlotBook.Empty, files.Read(""));
        laptop.After(TestTopology.Removed("docker", TestFacts.ContainerNode("mailer")));
        scenes.Of(TopologyView.All, laptop.Now);
        Assert.Same(SlotBook.Empty, files.Read(""));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        var written = files.Read("");
        Assert.Equal(keeper.Read("").Lanes.Keys, written.Lanes.Keys);
        Assert.NotEmpty(written.Lanes);
        Assert.Equal(0, _time.Waiting);
    }

    [Fact]
    public void Views_do_not_pile_up_and_one_that_was_put_away_comes_back_as_it_stood()
    {
        using var keeper = Keeper();
        var scenes = new ViewScenes(keeper);
        var laptop = TestScenes.Laptop();
        var web = View("web");
        var first = scenes.Of(web, laptop.Now);
        for (var i = 0; i < 2 * ViewScenes.MostViews; i++)
        {
            scenes.Of(View($"{i}"), laptop.Now);
        }

        Assert.Equal(ViewScenes.MostViews, scenes.Count);
        Assert.Null(SceneDelta.Between(first, scenes.Of(web, laptop.Now)));
    }

    [Fact]
    public async Task Many_threads_get_one_picture()
    {
        var scenes = TestScenes.InMemory();
        var snapshot = TestScenes.Laptop().Now;
        var drawn = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => scenes.Of(TopologyView.All, snapshot))));
        Assert.All(drawn, scene => Assert.Same(drawn[0], scene));
    }

    private static TopologyView View(string q) => TopologyView.Parse([KeyValuePair.Create("q", q)]);

    private SlotBookKeeper Keeper() => new(TestScenes.Files(_folder.FullName, _time), _time);
}
