using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Layout;

/// <summary>A hundred containers on five bridges that come, go, stop, and join a second network.</summary>
public sealed class StabilityTests
{
    private const int Changes = 1000;
    private const int Usual = 100;

    [Theory]
    [InlineData(ViewLens.Wiring)]
    [InlineData(ViewLens.Ports)]
    public void A_thousand_changes_move_under_one_percent_of_what_stays(ViewLens lens)
    {
        var random = new Random(20261124);
        var day = new BusyDay();
        for (var i = 0; i < Usual; i++)
        {
            day.Start(random);
        }

        var drawn = MapDrawing.Draw(lens, day.Now, null, SlotBook.Empty);
        double moved = 0;
        for (var i = 0; i < Changes; i++)
        {
            day.Change(random, Usual);
            var next = MapDrawing.Draw(lens, day.Now, null, drawn.Book);
            // Every picture would be checked by half a million comparisons of text.
            Assert.Empty(i % 20 == 0 ? SceneRules.Broken(next.Scene) : []);
            moved += Moved(drawn.Scene, next.Scene);
            drawn = next;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{moved / Changes:P3} moved a change");
        Assert.InRange(moved / Changes, 0, 0.01);
    }

    [Fact]
    public void Where_nothing_comes_or_goes_nothing_moves()
    {
        var random = new Random(1);
        var day = new BusyDay();
        for (var i = 0; i < 20; i++)
        {
            day.Start(random);
        }

        var before = MapDrawing.Draw(day.Now, null, SlotBook.Empty);
        day.Listen(random, 9000);
        var after = MapDrawing.Draw(day.Now, null, before.Book);

        Assert.NotNull(SceneDelta.Between(before.Scene, after.Scene));
        Assert.Equal(0, Moved(before.Scene, after.Scene));
    }

    [Fact]
    public void A_container_that_stops_and_starts_again_stands_where_it_stood()
    {
        var laptop = LinkedTopology.Of([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        var before = MapDrawing.Draw(laptop.Now, null, SlotBook.Empty);
        laptop.Without(LaptopFacts.Kernel().Where(f => f.Id == TestFacts.NetnsId(12) || f is InterfaceFact { Name: "vethc20b8f4" } || f is InterfaceFact nic && nic.NetnsId == TestFacts.NetnsId(12)).Select(f => f.Id))
            .And(LaptopFacts.Docker().OfType<ContainerFact>().Where(c => c.Name == "db").Select(c => c with { State = "exited" }));
        var stopped = MapDrawing.Draw(laptop.Now, null, before.Book);
        laptop.With([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        var again = MapDrawing.Draw(laptop.Now, null, stopped.Book);

        var card = "card/" + TestFacts.ContainerNode("db");
        Assert.Equal(before.Scene.Elements[card].Box, stopped.Scene.Elements[card].Box);
        Assert.Contains("stopped", stopped.Scene.Elements[card].Description, StringComparison.Ordinal);
        Assert.Null(SceneDelta.Between(before.Scene, again.Scene));
        Assert.Equal(0, Moved(before.Scene, stopped.Scene));
    }

    /// <summary>The part of the elements in both pictures that stands elsewhere in the second.</summary>
    private static double Moved(Scene from, Scene to)
    {
        var stay = from.Elements.Values.Where(e => e.Layer == SceneLayer.Body && to.Elements.ContainsKey(e.Id)).ToList();
        return stay.Count == 0 ? 0 : (double)stay.Count(e => Place(e) != Place(to.Elements[e.Id])) / stay.Count;
    }

    private static (double X, double Y) Place(SceneElement element) => (element.Box.X, element.Box.Y);
}
