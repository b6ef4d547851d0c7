using System.Text.Json;
using CsCheck;
using NetDash.Analysis.Findings;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>Whatever the sources report, in whatever order: every picture of the history is sound.</summary>
public sealed class SceneProperties
{
    [Fact]
    public void Every_picture_is_sound_and_keeps_who_stays_where_it_stood() => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System));
        var book = SlotBook.Empty;
        foreach (var change in history)
        {
            var drawn = MapDrawing.Draw(world.After(change).Now, null, book);
            var again = MapDrawing.Draw(world.Now, null, drawn.Book);

            Assert.Empty(SceneRules.Broken(drawn.Scene));
            Assert.Null(SceneDelta.Between(drawn.Scene, again.Scene));
            Assert.Same(drawn.Book, again.Book);
            book = drawn.Book;
        }
    }, iter: 300);

    [Fact]
    public void Nothing_that_the_kernel_or_the_engine_tells_is_left_out() => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology();
        foreach (var change in history)
        {
            world.After(change);
        }

        var scene = MapDrawing.Draw(world.Now, null, SlotBook.Empty).Scene;
        var drawn = scene.Elements.Values.SelectMany(e => e.Nodes).Concat(scene.Edges.Values.SelectMany(e => e.Nodes)).ToHashSet();
        Assert.Empty(world.Now.Nodes.Values
            .Where(n => NodesThatStand.In(world.Now, n) && !drawn.Contains(n.Id))
            .Select(n => $"{n.Kind} {n.Name} in {n.Parent} {n.Properties}"));
    }, iter: 300);

    [Fact]
    public void A_delta_makes_the_one_picture_into_the_other() => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology();
        var before = Scene.Empty;
        foreach (var change in history)
        {
            var now = MapDrawing.Draw(world.After(change).Now, null, SlotBook.Empty).Scene;
            Assert.Null(SceneDelta.Between(SceneDelta.Between(before, now)?.Apply(before) ?? before, now));
            before = now;
        }
    }, iter: 100);

    [Fact]
    public void A_book_read_from_disk_gives_the_same_picture() => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology();
        foreach (var change in history)
        {
            world.After(change);
        }

        var drawn = MapDrawing.Draw(world.Now, null, SlotBook.Empty);
        var read = JsonSerializer.Deserialize<SlotBook>(JsonSerializer.Serialize(drawn.Book))!;
        Assert.Null(SceneDelta.Between(drawn.Scene, MapDrawing.Draw(world.Now, null, read).Scene));
    }, iter: 50);
}
