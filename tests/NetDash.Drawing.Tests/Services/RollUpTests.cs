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
    public void It_is_told_how_many_of_how_many_pods_stand_for_themselves()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));

        Assert.Equal(new RolledUp(11, 520, "pod", [RollUpKind.Workload]), Draw(world, SlotBook.Empty).RolledUp);
        Assert.Equal(new RolledUp(520, 520, "pod", [RollUpKind.Workload]), Draw(world, SlotBook.Empty, "collapse=none").RolledUp);
        Assert.Null(Draw(LinkedTopology.Of(LargeCluster.Of(300)), SlotBook.Empty).RolledUp);
    }

    [Fact]
    public void Few_pods_are_rolled_up_where_somebody_wants_it_so()
    {
        var few = LinkedTopology.Of(LargeCluster.Of(300));

        Assert.InRange(Pods(Draw(few, SlotBook.Empty, "collapse=workload").Scene).Count(), 1, 20);
        Assert.Equal(300, Pods(Draw(few, SlotBook.Empty, "collapse=network").Scene).Count());
    }

    [Fact]
    public void Nothing_is_rolled_up_where_somebody_wants_it_so()
    {
        var scene = Draw(LinkedTopology.Of(LargeCluster.Of(520)), SlotBook.Empty, "collapse=none").Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal(520, Pods(scene).Count());
        Assert.DoesNotContain(scene.Elements.Values, e => e.Spots.Any(s => s.IsFold == true));
    }

    [Theory]
    [InlineData("expand=workload/web-1", 4)]
    [InlineData("expand=service/web-1", 4)]
    [InlineData("expand=workload/web-2&expand=workload/web-3", 10)]
    [InlineData("expand=workload/nothing", 0)]
    public void What_is_opened_is_told_pod_by_pod_and_nothing_else_is(string view, int more)
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));
        var rolled = Draw(world, SlotBook.Empty);
        var opened = Draw(world, rolled.Book, view);

        Assert.Empty(SceneRules.Broken(opened.Scene));
        Assert.Equal(Pods(rolled.Scene).Count() + more, Pods(opened.Scene).Count());
        Assert.Equal(new RolledUp(11 + more, 520, "pod", [RollUpKind.Workload]), opened.RolledUp);
    }

    [Fact]
    public void A_namespace_that_is_opened_is_told_whole()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));
        var name = world.Now.OfKind(Topology.Model.NodeKind.K8sNamespace).OrderBy(n => n.Name, StringComparer.Ordinal).First().Name;
        var scene = Draw(world, SlotBook.Empty, $"expand=k8s-namespace/{name}").Scene;
        var pods = world.Now.OfKind(Topology.Model.NodeKind.Pod).Count(p => ((Topology.Model.PodProperties)p.Properties).Namespace == name);

        Assert.Empty(SceneRules.Broken(scene));
        Assert.InRange(Pods(scene).Count(), pods, pods + 11);
    }

    [Fact]
    public void A_title_has_the_way_to_its_pods_and_back()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));
        var workload = NodeNames.Find(world.Now, "workload/web-1")[0];

        var closed = Fold(Draw(world, SlotBook.Empty).Scene);
        var open = Fold(Draw(world, SlotBook.Empty, "expand=workload/web-1").Scene);

        Assert.Equal((workload.Id, "Show each of 5 pods"), (closed.Node, closed.Name));
        Assert.Equal((workload.Id, "Roll up web-1"), (open.Node, open.Name));

        static Spot Fold(Scene scene) => scene.Elements.Values.Single(e => e.Name == "web-1" && e.Id.StartsWith("group/", StringComparison.Ordinal)).Spots.Single(s => s.IsFold == true);
    }

    [Fact]
    public void What_stands_elsewhere_stays_where_it_was_while_something_is_opened()
    {
        var world = LinkedTopology.Of(LargeCluster.Of(520));
        var rolled = Draw(world, SlotBook.Empty);
        var opened = Draw(world, rolled.Book, "expand=workload/web-1").Scene;
        var island = rolled.Scene.Elements.Values.Single(e => e.Name == "web-1" && e.Id.StartsWith("group/", StringComparison.Ordinal)).Parent;

        var moved = rolled.Scene.Elements.Values.Where(e => e.Id.StartsWith("group/", StringComparison.Ordinal) && e.Parent != island && opened.Elements[e.Id].Box.X != e.Box.X).ToList();
        Assert.Empty(moved);
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

    private static Drawn Draw(LinkedTopology world, SlotBook book, string view = "") => MapDrawing.Draw(
        ViewLens.Services, world.Now, null, book,
        TopologyView.Parse(view.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => KeyValuePair.Create(p[..p.IndexOf('=', StringComparison.Ordinal)], p[(p.IndexOf('=', StringComparison.Ordinal) + 1)..]))).RollUp);

    private static IEnumerable<SceneElement> Pods(Scene scene) =>
        scene.Elements.Values.Where(e => e.Id.StartsWith("pod/", StringComparison.Ordinal) && e.Parts.OfType<IconPart>().Any());
}
