using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Services;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Services;

/// <summary>Clusters that are too large for every pod to be drawn.</summary>
public sealed class RollUpTests
{
    [Theory]
    [InlineData(500, 500)]
    [InlineData(520, 11)]
    [InlineData(2000, 40)]
    public void Above_five_hundred_pods_only_those_in_trouble_stand_for_themselves(int pods, int drawn)
    {
        var scene = Draw(LinkedTopology.Of(LargeCluster.Of(pods)), SlotBook.Empty).Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal(drawn, Pods(scene).Count());
        Assert.Equal(pods / 5, scene.Elements.Values.Count(e => e.Id.StartsWith("group/", StringComparison.Ordinal)));
        Assert.Equal(pods / 20, scene.Elements.Values.Count(e => e.Id.StartsWith("k8s-node/", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_line_to_a_workload_that_is_rolled_up_says_how_many_it_stands_for()
    {
        var scene = Draw(LinkedTopology.Of(LargeCluster.Of(1000)), SlotBook.Empty).Scene;
        var lines = scene.Edges.Values.Where(e => scene.Elements[e.From].Name == "web-1").ToDictionary(e => scene.Elements[e.To].Name);

        // One of its five is in trouble, and stands for itself.
        Assert.Equal(["web-1", "web-1-7c9d5b6f4-00007"], lines.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("4", lines["web-1"].Label!.Runs[0].Text);
        Assert.Equal(EdgeLook.Endpoint, lines["web-1"].Look);
        Assert.Equal(EdgeLook.EndpointOut, lines["web-1-7c9d5b6f4-00007"].Look);
        Assert.Null(lines["web-1-7c9d5b6f4-00007"].Label);
        Assert.Equal(5, lines["web-1"].Nodes.Count);
    }

    [Fact]
    public void Of_many_in_trouble_some_are_told_and_the_rest_counted()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(600))
            .And(Enumerable.Range(0, 5).Select(i => LargeCluster.Pod(i) with { Ready = false }));
        var scene = Draw(world, SlotBook.Empty).Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal(GroupBuilder.MostRows, Pods(scene).Count(p => p.Name.StartsWith("web-0-", StringComparison.Ordinal)));
        Assert.Contains(scene.Elements.Values, e => e.Name == "2 more");
    }

    [Fact]
    public void What_is_rolled_up_stays_so_until_it_is_clear_that_it_need_not_be()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));
        var rolled = Draw(world, SlotBook.Empty);
        var fewer = Draw(world.Without(Enumerable.Range(0, 60).Select(i => LargeCluster.Pod(i).Id)), rolled.Book);
        var few = Draw(world.Without(Enumerable.Range(60, 80).Select(i => LargeCluster.Pod(i).Id)), fewer.Book);

        Assert.InRange(Pods(fewer.Scene).Count(), 1, 20);
        Assert.Equal(380, Pods(few.Scene).Count());
    }

    [Fact]
    public void Ways_to_another_strand_lead_along_above_the_lanes()
    {
        var world = LinkedTopology.Of(OneNamespace(80));
        var scene = Draw(world, SlotBook.Empty).Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.True(scene.Elements.Values.Where(e => e.Id.StartsWith("service/", StringComparison.Ordinal)).Select(e => e.Box.X).Distinct().Count() > 1);
        Assert.Equal(80, scene.Edges.Values.Count(e => e.Id.StartsWith("routes/", StringComparison.Ordinal)));
        Assert.InRange(scene.Bounds.W / scene.Bounds.H, 0.6, 4);
    }

    private static IEnumerable<Topology.Facts.Fact> OneNamespace(int services) =>
    [
        TestClusterFacts.Cluster(),
        .. Enumerable.Range(0, services).Select(i => TestClusterFacts.Service($"s{i}")),
        TestClusterFacts.Ingress("all", [.. Enumerable.Range(0, services).Select(i => new Topology.Model.IngressRule("x.example.org", $"/{i}", $"s{i}", "80"))]),
    ];

    private static Drawn Draw(LinkedTopology world, SlotBook book) => MapDrawing.Draw(ViewLens.Services, world.Now, null, book);

    private static IEnumerable<SceneElement> Pods(Scene scene) =>
        scene.Elements.Values.Where(e => e.Id.StartsWith("pod/", StringComparison.Ordinal) && e.Parts.OfType<IconPart>().Any());
}
