using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Web.Components.ViewModels.Inventory;

namespace NetDash.Web.Tests.Components.ViewModels.Inventory;

public sealed class InventoryRowsTests
{
    private const int Seed = 20261123;

    [Theory]
    [InlineData("name")]
    [InlineData("-name")]
    [InlineData("status")]
    [InlineData("phase")]
    [InlineData("-restarts")]
    [InlineData("workload")]
    public void From_change_to_change_the_order_is_that_of_ordering_anew(string sort)
    {
        var order = SortOrder.Parse(sort, NodeKind.Pod);
        var random = new Random(Seed);
        var world = PodWorld.Linked(Enumerable.Range(0, 60).Select(i => (Fact)TestClusterFacts.Pod($"p{i}")));
        var rows = new InventoryRows();
        for (var step = 0; step < 60; step++)
        {
            Change(world, random);
            var filter = random.Next(4) == 0 ? (Func<Node, bool>)(n => !n.Name.EndsWith('3')) : _ => true;

            var table = rows.Next(world.Now, NodeKind.Pod, filter, _ => true, order);

            Assert.Equal(InventoryTable.Of(world.Now, NodeKind.Pod, filter, order).Rows, table.Rows);
            Assert.Equal(Enumerable.Range(0, table.Rows.Count), table.Rows.Select(r => r.Index));
            Assert.Equal(world.Now.OfKind(NodeKind.Pod).Count(), table.Total);
        }
    }

    [Fact]
    public void A_change_of_other_things_leaves_the_same_rows()
    {
        var world = PodWorld.Linked(Enumerable.Range(0, 5).Select(i => (Fact)TestClusterFacts.Pod($"p{i}")));
        var rows = new InventoryRows();
        var before = Next();

        world.And(TestClusterFacts.Service("late"));
        Assert.Same(before, Next());

        world.And(TestClusterFacts.Pod("p9"));
        Assert.NotSame(before, Next());

        InventoryTable Next() => rows.Next(world.Now, NodeKind.Pod, _ => true, _ => true, SortOrder.Default);
    }

    private static void Change(LinkedTopology world, Random random)
    {
        for (var i = random.Next(4); i >= 0; i--)
        {
            var name = $"p{random.Next(70)}";
            if (random.Next(4) == 0)
            {
                world.Without(TestClusterFacts.PodId(name));
            }
            else
            {
                world.And(TestClusterFacts.Pod(name, TestClusterFacts.Container(name) with { Restarts = random.Next(3) }) with
                {
                    Name = random.Next(5) == 0 ? $"r{random.Next(3)}" : name, Phase = random.Next(3) == 0 ? "Pending" : "Running",
                    OwnerUid = random.Next(2) == 0 ? TestClusterFacts.Uid("shop") : "",
                });
            }
        }
    }
}
