using System.Text.Json;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Slots;
using NetDash.Testing.Facts;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Tests.Layout;

public sealed class PauseContainerTests
{
    private static readonly TopologySnapshot Now = LinkedTopology.Of(
        TestFacts.Host(), TestFacts.Netns(1), TestClusterFacts.Pod("web", TestClusterFacts.Container("c")),
        TestClusterFacts.PodNetns(2, TestClusterFacts.Uid("web"), "sandbox", "c"),
        TestClusterFacts.Pod("crash") with { Ready = false }, TestClusterFacts.PodNetns(3, TestClusterFacts.Uid("crash"), "sandbox2")).Now;

    private static HashSet<string> Pauses =>
        [.. Now.OfKind(NodeKind.Container).Where(n => ((ContainerProperties)n.Properties).IsPause).Select(n => n.Id)];

    [Fact]
    public void It_is_left_out_of_a_picture_that_nobody_asked_for_it_in()
    {
        var scene = MapDrawing.Draw(Now, null, SlotBook.Empty).Scene;
        Assert.Equal(2, Pauses.Count);
        Assert.DoesNotContain(scene.Elements.Values, e => e.Nodes.Any(Pauses.Contains));
        // The namespace that it alone holds is drawn all the same, under its pod's name.
        Assert.Contains(scene.Elements.Values, e => e.Name == "crash");
        Assert.Contains("not ready", Text(scene), StringComparison.Ordinal);
    }

    [Fact]
    public void It_stands_in_its_pods_card_where_somebody_asks()
    {
        var scene = MapDrawing.Draw(Now, Now.Nodes.ContainsKey, SlotBook.Empty).Scene;
        Assert.Equal(Pauses, scene.Elements.Values.SelectMany(e => e.Nodes).Where(Pauses.Contains).ToHashSet());
        Assert.Contains("pause", Text(scene), StringComparison.Ordinal);
    }

    private static string Text(Scene scene) => JsonSerializer.Serialize(scene.Elements.Values.Select(e => new { e.Name, e.Description, e.Parts }));
}
