using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Sources.Tests.Kubernetes;
using NetDash.Testing.Facts;
using NetDash.Testing.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Services;

/// <summary>The recorded cluster, drawn: what a real API server and the kernel of its node said at one moment.</summary>
public sealed class RecordedServicesTests
{
    private static readonly Lazy<TopologySnapshot> Linked = new(() => new LinkedTopology(new FindingsAnalyzer(TimeProvider.System))
        .After(TestTopology.Replaced("kubernetes", RecordedCluster.AtTheMomentOfTheTruth()))
        .After(TestTopology.Replaced("kernel", RecordedMachine.Facts())).Now);

    private static readonly Lazy<Scene> Drawn = new(() => MapDrawing.Draw(ViewLens.Services, Now, null, SlotBook.Empty).Scene);

    private static TopologySnapshot Now => Linked.Value;

    private static Scene Scene => Drawn.Value;

    [Fact]
    public void Nothing_overlaps_leaves_its_box_or_hangs_loose() => Assert.Empty(SceneRules.Broken(Scene));

    [Fact]
    public void Every_namespace_that_has_anything_is_an_island() => Assert.Equal(
        ["default: 1 service", "demo: 9 services · 15 pods", "kube-system: 1 service · 2 pods"],
        Scene.Elements.Values.Where(e => e.Kind == ElementKind.Area).OrderBy(e => e.Box.Y).Select(e => $"{e.Name}: {e.Description}"));

    [Fact]
    public void Services_lead_to_what_answers_for_them() => Assert.Equal(
        [
            "db > db-0", "db > db-1", "db-read > db-0", "db-read > db-1", "external > example.invalid", "kube-dns > dnsstub-d46cf5cf5-pjkj8", "kubernetes > vm",
            "manual > 10.244.0.250", "pair > pair", "web > web-66794c896-2r9kt", "web > web-66794c896-7zckj", "web > web-66794c896-wbg6c",
            "web-headless > web-66794c896-2r9kt", "web-headless > web-66794c896-7zckj", "web-headless > web-66794c896-wbg6c",
            "web-nodeport > web-66794c896-2r9kt", "web-nodeport > web-66794c896-7zckj", "web-nodeport > web-66794c896-wbg6c",
        ],
        Lines("endpoint/"));

    [Fact]
    public void The_ingress_leads_to_its_services() => Assert.Equal(["web > pair", "web > web"], Lines("routes/"));

    [Fact]
    public void The_policy_leads_to_the_pods_that_it_is_about_when_it_is_looked_at()
    {
        Assert.Equal(["web-only-from-agents > web-66794c896-2r9kt", "web-only-from-agents > web-66794c896-7zckj", "web-only-from-agents > web-66794c896-wbg6c"], Lines("applies/"));
        Assert.All(Scene.Edges.Values.Where(e => e.Id.StartsWith("applies/", StringComparison.Ordinal)), e => Assert.True(e.IsHidden));
    }

    [Fact]
    public void Every_pod_service_and_node_is_drawn_once_and_selects_itself()
    {
        foreach (var node in Now.Nodes.Values.Where(n => n.Kind is NodeKind.Pod or NodeKind.Service or NodeKind.Ingress or NodeKind.NetworkPolicy or NodeKind.K8sNode or NodeKind.K8sNamespace or NodeKind.Workload))
        {
            // A namespace without anything in it is no island.
            Assert.True(
                Scene.Elements.Values.Count(e => e.Node == node.Id) == 1 || (node.Kind == NodeKind.K8sNamespace && !Now.ChildrenOf(node.Id).Any()), $"{node.Kind} {node.Name}");
        }
    }

    [Fact]
    public void A_line_selects_the_edge_that_it_is()
    {
        Assert.All(Scene.Edges.Values, e => Assert.Contains(e.Edge!, (IReadOnlyDictionary<string, Edge>)Now.Edges));
        Assert.All(Scene.Edges.Values, e => Assert.Equal([Now.Edges[e.Edge!].From, Now.Edges[e.Edge!].To], e.Nodes));
    }

    [Fact]
    public void What_does_not_work_says_why()
    {
        Assert.Equal((Health.Error, "CrashLoopBackOff"), (Named("crash").Health, Word("crash")));
        Assert.Equal((Health.Error, "ErrImageNeverPull"), (Named("bad-image").Health, Word("bad-image")));
        Assert.Equal((Health.Stopped, "completed"), (Named("once-ll2c8").Health, Word("once-ll2c8")));
        Assert.Equal("not scheduled", Word("pending-hostport"));
    }

    [Fact]
    public void A_container_is_found_at_its_pod_and_the_pod_at_its_node()
    {
        var pod = Named("pair");
        var inside = Now.EdgesOf(pod.Node!).Where(e => e.Kind == EdgeKind.InPod).Select(e => e.From).ToList();

        Assert.Equal(3, inside.Count);
        Assert.All(inside, id => Assert.Contains(id, pod.Nodes));
        Assert.Contains(pod.Node!, Scene.Elements.Values.Single(e => e.Node is { } id && Now.Nodes[id].Kind == NodeKind.K8sNode).Nodes);
    }

    [Fact]
    public void Pause_containers_are_told_where_somebody_asks_for_them()
    {
        var shown = TopologyView.Parse([new("show", "pause"), new("show", "stopped"), new("show", "loopback")]).Apply(Now).Nodes;
        var asked = MapDrawing.Draw(ViewLens.Services, Now, shown.ContainsKey, SlotBook.Empty).Scene;

        Assert.Equal(0, Pauses(Scene));
        Assert.Equal(15, Pauses(asked));
        Assert.Empty(SceneRules.Broken(asked));
    }

    [Fact]
    public void The_wiring_says_what_the_host_is_to_the_cluster() => Assert.Contains(
        "node of a cluster, v1.34.9, containerd 1.6.20",
        MapDrawing.Draw(Now, null, SlotBook.Empty).Scene.Elements.Values.Single(e => e.Kind == ElementKind.Host).Description, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(string prefix) => Scene.Edges.Values.Where(e => e.Id.StartsWith(prefix, StringComparison.Ordinal))
        .Select(e => $"{Scene.Elements[e.From].Name} > {Scene.Elements[e.To].Name}").Order(StringComparer.Ordinal);

    private static SceneElement Named(string pod) => Scene.Elements.Values.Single(e => e.Node is { } id && Now.Nodes[id].Kind == NodeKind.Pod && e.Name == pod);

    private static string Word(string pod) => Named(pod).Description.Split(", ")[1];

    private static int Pauses(Scene scene) => scene.Elements.Values.SelectMany(e => e.Parts).OfType<IconPart>().Count(i => i.Icon == "pause");
}
