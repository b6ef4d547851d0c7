using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Services;

/// <summary>Who stays stands where it stood, whatever else comes and goes.</summary>
public sealed class ServicesStabilityTests
{
    private const int Changes = 400;

    [Fact]
    public void A_change_elsewhere_moves_nothing()
    {
        var world = LinkedTopology.Of(ShopCluster.Facts());
        var before = Draw(world, SlotBook.Empty);
        var after = Draw(world.And(ShopCluster.Pod("data", "queue", 0) with { Ready = false }, TestClusterFacts.NamespaceFact("empty")), before.Book);

        Assert.NotNull(SceneDelta.Between(before.Scene, after.Scene));
        Assert.Equal([], Moved(before.Scene, after.Scene));
        Assert.Same(after.Book, Draw(world, after.Book).Book);
    }

    [Fact]
    public void A_rollout_moves_nobody_who_stays()
    {
        // At its end none of the new pods is an endpoint yet, and the service has none left.
        var world = LinkedTopology.Of(ShopCluster.Facts());
        var drawn = Draw(world, SlotBook.Empty);
        // The first surge needs a line more; from then on there is room.
        drawn = Draw(world.And(ShopCluster.Pod("shop", "cart", 10)), drawn.Book);
        for (var i = 0; i < 4; i++)
        {
            var less = Draw(world.Without(ShopCluster.Pod("shop", "cart", i).Id), drawn.Book);
            var more = Draw(world.And(ShopCluster.Pod("shop", "cart", 11 + i)), less.Book);

            Assert.Equal([], Moved(drawn.Scene, less.Scene));
            Assert.Equal([], Moved(less.Scene, more.Scene));
            Assert.Empty(SceneRules.Broken(more.Scene));
            drawn = more;
        }
    }

    [Fact]
    public void A_service_that_joins_others_does_not_move_their_block()
    {
        var world = LinkedTopology.Of(ShopCluster.Facts());
        var before = Draw(world, SlotBook.Empty);
        var after = Draw(world.And(
            ShopCluster.Service("shop", "a-first"), ShopCluster.Slice("shop", "a-first", 8080, ShopCluster.Endpoint("shop", "search", 0))), before.Book);

        Assert.Empty(SceneRules.Broken(after.Scene));
        Assert.All(Moved(before.Scene, after.Scene), id => Assert.Equal("search", before.Scene.Elements[id].Name));
    }

    [Fact]
    public void Four_hundred_changes_move_little()
    {
        var random = new Random(5);
        var world = LinkedTopology.Of(LargeCluster.Of(300));
        var drawn = Draw(world, SlotBook.Empty);
        var gone = new List<PodFact>();
        double moved = 0;
        for (var i = 0; i < Changes; i++)
        {
            if (gone.Count > 10)
            {
                world.And(gone[0]);
                gone.RemoveAt(0);
            }
            else
            {
                var pod = LargeCluster.Pod(random.Next(300));
                gone.RemoveAll(p => p.Id == pod.Id);
                gone.Add(pod);
                world.Without(pod.Id);
            }

            var next = Draw(world, drawn.Book);
            Assert.Empty(i % 50 == 0 ? SceneRules.Broken(next.Scene) : []);
            moved += (double)Moved(drawn.Scene, next.Scene).Count / next.Scene.Elements.Count;
            drawn = next;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{moved / Changes:P3} moved a change");
        Assert.InRange(moved / Changes, 0, 0.01);
    }

    private static Drawn Draw(LinkedTopology world, SlotBook book) => MapDrawing.Draw(ViewLens.Services, world.Now, null, book);

    private static List<string> Moved(Scene from, Scene to) =>
    [
        .. from.Elements.Values.Where(e => e.Layer == SceneLayer.Body && to.Elements.TryGetValue(e.Id, out var now) && (now.Box.X, now.Box.Y) != (e.Box.X, e.Box.Y))
            .Select(e => e.Id).Order(StringComparer.Ordinal),
    ];
}
