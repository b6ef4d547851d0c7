using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Ports;

/// <summary>Two hundred sockets on ports that nobody can foresee, one of which goes and another comes, a thousand times.</summary>
public sealed class PortsStabilityTests
{
    private const int Usual = 200;
    private const int Changes = 1000;

    [Fact]
    public void Where_ports_come_and_go_anywhere_few_rows_make_room()
    {
        var random = new Random(4);
        var world = LinkedTopology.Of(TestFacts.Host(), TestFacts.Netns(1));
        var open = new Dictionary<int, SocketFact>();
        while (open.Count < Usual)
        {
            Open(random, open);
        }

        world.And(open.Values);
        var drawn = MapDrawing.Draw(ViewLens.Ports, world.Now, null, SlotBook.Empty);
        double moved = 0;
        for (var i = 0; i < Changes; i++)
        {
            var gone = open.Values.ElementAt(random.Next(open.Count));
            open.Remove(gone.Port);
            world.Without(gone.Id).And(Open(random, open));
            var next = MapDrawing.Draw(ViewLens.Ports, world.Now, null, drawn.Book);
            Assert.Empty(i % 50 == 0 ? SceneRules.Broken(next.Scene) : []);
            var stay = Plates(drawn.Scene).Where(p => next.Scene.Elements.ContainsKey(p.Id)).ToList();
            moved += (double)stay.Count(p => p.Box != next.Scene.Elements[p.Id].Box) / stay.Count;
            drawn = next;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{moved / Changes:P3} moved a change, {drawn.Scene.Bounds.H / PortsHeight(Usual):F2} times as high");
        Assert.InRange(moved / Changes, 0, 0.05);
    }

    [Fact]
    public void A_container_that_stops_and_starts_again_keeps_its_row()
    {
        var laptop = LinkedTopology.Of([.. LaptopFacts.Kernel(), .. LaptopFacts.Docker()]);
        var before = MapDrawing.Draw(ViewLens.Ports, laptop.Now, null, SlotBook.Empty);
        laptop.And(LaptopFacts.Docker().OfType<ContainerFact>().Where(c => c.Name == "db").Select(c => c with { State = "exited" }));
        var stopped = MapDrawing.Draw(ViewLens.Ports, laptop.Now, null, before.Book);

        var was = Plates(before.Scene).Single(p => p.Name == "0.0.0.0:5432");
        Assert.Equal(was.Box, stopped.Scene.Elements[was.Id].Box);
        Assert.NotEqual(was.Entries, stopped.Scene.Elements[was.Id].Entries);
        Assert.All(Plates(before.Scene), p => Assert.Equal(p.Box, stopped.Scene.Elements[p.Id].Box));
    }

    private static SocketFact Open(Random random, Dictionary<int, SocketFact> open)
    {
        for (; ; )
        {
            var port = random.Next(1, 65536);
            if (!open.ContainsKey(port))
            {
                return open[port] = TestFacts.Socket(1, port);
            }
        }
    }

    private static IEnumerable<SceneElement> Plates(Scene scene) => scene.Elements.Values.Where(e => e.Kind == ElementKind.Plate);

    private static double PortsHeight(int rows) => rows * Drawing.Ports.PortLanes.RowPitch;
}
