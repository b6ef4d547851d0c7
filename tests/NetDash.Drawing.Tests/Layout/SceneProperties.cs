using System.Text.Json;
using CsCheck;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>Whatever the sources report, in whatever order: every picture of the history is sound.</summary>
public sealed class SceneProperties
{
    [Theory]
    [InlineData(ViewLens.Wiring)]
    [InlineData(ViewLens.Ports)]
    [InlineData(ViewLens.Services)]
    public void Every_picture_is_sound_and_keeps_who_stays_where_it_stood(ViewLens lens) => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System));
        var book = SlotBook.Empty;
        foreach (var change in history)
        {
            var drawn = MapDrawing.Draw(lens, world.After(change).Now, null, book);
            var again = MapDrawing.Draw(lens, world.Now, null, drawn.Book);

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
    public void No_port_of_the_ledger_is_left_out_and_each_stands_by_its_number() => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System));
        var book = SlotBook.Empty;
        foreach (var change in history)
        {
            var drawn = MapDrawing.Draw(ViewLens.Ports, world.After(change).Now, null, book);
            book = drawn.Book;
            foreach (var host in PortLedger.Of(world.Now).Hosts)
            {
                var plates = drawn.Scene.Elements.Values
                    .Where(e => e.Kind == ElementKind.Plate && e.Port!.Netns == host.OwnNetns).OrderBy(e => e.Box.Y).ToList();
                Assert.Equal(
                    host.Entries.Where(e => e.Netns == host.OwnNetns).Select(e => e.Id).Distinct().Order(StringComparer.Ordinal),
                    plates.SelectMany(p => p.Entries).Order(StringComparer.Ordinal));
                Assert.Equal(plates.Select(p => p.Port!.First).Order(), plates.Select(p => p.Port!.First));
            }
        }
    }, iter: 300);

    [Theory]
    [InlineData(ViewLens.Wiring)]
    [InlineData(ViewLens.Ports)]
    [InlineData(ViewLens.Services)]
    public void A_delta_makes_the_one_picture_into_the_other(ViewLens lens) => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology();
        var before = Scene.Empty;
        foreach (var change in history)
        {
            var now = MapDrawing.Draw(lens, world.After(change).Now, null, SlotBook.Empty).Scene;
            Assert.Null(SceneDelta.Between(SceneDelta.Between(before, now)?.Apply(before) ?? before, now));
            before = now;
        }
    }, iter: 100);

    [Theory]
    [InlineData(ViewLens.Wiring)]
    [InlineData(ViewLens.Ports)]
    [InlineData(ViewLens.Services)]
    public void A_book_read_from_disk_gives_the_same_picture(ViewLens lens) => GeneratedWorld.History.Sample(history =>
    {
        var world = new LinkedTopology();
        foreach (var change in history)
        {
            world.After(change);
        }

        var drawn = MapDrawing.Draw(lens, world.Now, null, SlotBook.Empty);
        var read = JsonSerializer.Deserialize<SlotBook>(JsonSerializer.Serialize(drawn.Book))!;
        Assert.Null(SceneDelta.Between(drawn.Scene, MapDrawing.Draw(lens, world.Now, null, read).Scene));
    }, iter: 50);
}
