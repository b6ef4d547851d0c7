using NetDash.Analysis.Findings;
using NetDash.Drawing.Marks;
using NetDash.Drawing.Scenes;
using NetDash.Drawing.Scenes.Parts;
using NetDash.Drawing.Slots;
using NetDash.Drawing.Tests.Layout;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Store;
using NetDash.Topology.Views;

namespace NetDash.Drawing.Tests.Services;

/// <summary>What a cluster's things look like by how they are.</summary>
public sealed class ServicesPictureTests
{
    private static readonly TopologySnapshot Shop = new LinkedTopology(new FindingsAnalyzer(TimeProvider.System)).With(ShopCluster.Facts()).Now;
    private static readonly Scene Scene = MapDrawing.Draw(ViewLens.Services, Shop, null, SlotBook.Empty).Scene;

    [Fact]
    public void Nothing_overlaps_leaves_its_box_or_hangs_loose() => Assert.Empty(SceneRules.Broken(Scene));

    [Theory]
    [InlineData("cart", "10.96.8.41:80", "4/4", "")]
    [InlineData("catalog", "10.96.9.2:80", "4/5", "")]
    [InlineData("orders-db", "headless:5432", "2/2", "")]
    [InlineData("billing", "leads tobilling.example.org", "", "a name elsewhere")]
    [InlineData("legacy", "10.96.44.4:1521", "1/2", "no selector")]
    [InlineData("kube-dns", "10.96.0.10:53/udp", "2/2", "")]
    [InlineData("web-public", "10.96.3.21:443:80", "6/6", "LoadBalancer")]
    public void A_service_says_where_it_is_reached_and_how_many_answer(string name, string at, string ready, string kind)
    {
        var texts = Service(name).Parts.OfType<TextPart>().Select(t => string.Concat(t.Runs.Select(r => r.Text))).ToList();

        Assert.Equal(name + kind, texts[0]);
        Assert.Equal(ready, texts[1]);
        Assert.Equal(at, texts[2]);
    }

    [Fact]
    public void A_service_says_where_it_is_reached_from_outside() =>
        Assert.Equal("203.0.113.9node:30443 +1", string.Concat(Service("web-public").Parts.OfType<TextPart>().Last().Runs.Select(r => r.Text)));

    [Theory]
    [InlineData("cart", Health.Ok)]
    [InlineData("catalog", Health.Warning)]
    [InlineData("legacy", Health.Warning)]
    public void A_service_is_as_well_as_what_answers_for_it(string name, Health health) => Assert.True(Service(name).Health >= health && (health > Health.Ok || Service(name).Health == Health.Ok));

    [Fact]
    public void Who_is_not_ready_is_joined_by_a_dashed_line()
    {
        Assert.Equal(["192.0.2.78", "catalog-6c9d7f4b8-ax2k4", "payments-6c9d7f4b8-ax2k4"], Lines(EdgeLook.EndpointOut).Select(e => Scene.Elements[e.To].Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_pod_stands_once_whatever_leads_to_it()
    {
        var web = Scene.Elements.Values.Single(e => e.Name == "web-6c9d7f4b8-ax2k4");

        Assert.Equal(["web", "web-public"], Scene.Edges.Values.Where(e => e.To == web.Id && !e.IsHidden).Select(e => Scene.Elements[e.From].Name).Order(StringComparer.Ordinal));
        Assert.Equal(Service("web").Box.X, Service("web-public").Box.X);
        Assert.InRange(Service("web-public").Box.Y - Service("web").Box.Bottom, 1, 20);
    }

    [Fact]
    public void A_way_to_a_service_that_there_is_not_says_so() =>
        Assert.Equal(["no service"], Scene.Elements.Values.Single(e => e.Id.StartsWith("ingress/", StringComparison.Ordinal) && e.Name == "shop").Parts.OfType<TextPart>().SelectMany(t => t.Runs).Where(r => r.Tone == Tone.Warning).Select(r => r.Text));

    [Fact]
    public void What_an_ingress_leads_to_stands_before_the_rest() =>
        Assert.All(new[] { "payments", "search", "web" }, entered => Assert.True(Service(entered).Box.Y < Service("cart").Box.Y));

    [Fact]
    public void A_node_shows_its_workloads_the_worst_first_and_one_that_is_not_ready_says_why()
    {
        var b1 = Node("node-b1");

        Assert.Equal("payments", string.Concat(b1.Parts.OfType<TextPart>().Skip(1).First().Runs.Select(r => r.Text)));
        Assert.Equal(284, b1.Box.W);
        Assert.Equal(138, b1.Box.H);
        Assert.Equal(6, b1.Spots.Count);
        Assert.Equal(BoxLook.Ghost, Node("node-b2").Parts.OfType<BoxPart>().First().Look);
        Assert.Contains("KubeletNotReady: PLEG is not healthy", Node("node-b2").Description, StringComparison.Ordinal);
        Assert.Contains("pods last seen", Node("node-b2").Description, StringComparison.Ordinal);
        Assert.Contains("takes no new pods", Node("node-a3").Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_marks_what_it_is_about()
    {
        var service = TestClusterFacts.ServiceId("cart", "shop");
        var finding = new Finding { Id = "f:1", Rule = "service-no-endpoints", Severity = FindingSeverity.Error, Title = "Nobody answers", Detail = "Nobody answers.", Subjects = [service] };
        var scene = MapDrawing.Draw(ViewLens.Services, new LinkedTopology(new Says(finding)).With(ShopCluster.Facts()).Now, null, SlotBook.Empty).Scene;
        var marked = Assert.Single(scene.Elements.Values, e => e.Findings.Contains("f:1"));

        Assert.Equal(("cart", Health.Error, BoxLook.CardError), (marked.Name, marked.Health, marked.Parts.OfType<BoxPart>().First().Look));
    }

    [Fact]
    public void A_filter_leaves_who_passes_it_with_the_node_that_it_is_on()
    {
        var pod = ShopCluster.Pod("shop", "web", 0);
        var scene = MapDrawing.Draw(ViewLens.Services, Shop, id => id == pod.Id || id == NodeId.Service(TestClusterFacts.ClusterId, "shop", "web"), SlotBook.Empty).Scene;

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal(pod.Name, Assert.Single(scene.Elements.Values, e => e.Id.StartsWith("pod/", StringComparison.Ordinal)).Name);
        Assert.Equal(pod.NodeName, Assert.Single(scene.Elements.Values, e => e.Id.StartsWith("k8s-node/", StringComparison.Ordinal)).Name);
        Assert.Equal("web", Assert.Single(scene.Elements.Values, e => e.Id.StartsWith("service/", StringComparison.Ordinal)).Name);
        Assert.Single(scene.Edges);
        Assert.Empty(MapDrawing.Draw(ViewLens.Services, Shop, _ => false, SlotBook.Empty).Scene.Elements);
    }

    [Fact]
    public void Without_a_cluster_there_is_nothing_to_draw() =>
        Assert.Empty(MapDrawing.Draw(ViewLens.Services, LinkedTopology.Laptop(new FindingsAnalyzer(TimeProvider.System)).Now, null, SlotBook.Empty).Scene.Elements);

    [Fact]
    public void A_cluster_of_which_nothing_may_be_read_says_so() => Assert.Contains(
        MapDrawing.Draw(ViewLens.Services, LinkedTopology.Of(TestClusterFacts.Cluster()).Now, null, SlotBook.Empty).Scene.Elements.Values,
        e => e.Name.StartsWith("Nothing of it is told", StringComparison.Ordinal));

    [Fact]
    public void An_endpoint_in_another_namespace_is_told_as_such()
    {
        var pod = ShopCluster.Pod("data", "queue", 0);
        var world = LinkedTopology.Of([.. ShopCluster.Facts(), ShopCluster.Service("shop", "far") with { Selector = [] }, ShopCluster.Slice("shop", "far", 5672, TestClusterFacts.Endpoint(pod.PodIps[0]))]);
        var scene = MapDrawing.Draw(ViewLens.Services, world.Now, null, SlotBook.Empty).Scene;
        var line = Assert.Single(scene.Edges.Values, e => scene.Elements[e.From].Name == "far");

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal((pod.Id, "pod of data, 10.244.5.2:5672"), (scene.Elements[line.To].Node!, scene.Elements[line.To].Description));
    }

    [Fact]
    public void Nodes_whose_kernel_is_not_read_stand_in_the_wiring_beside_the_hosts()
    {
        Fact[] read = [TestFacts.Host(), TestFacts.Netns(1), TestClusterFacts.Node("vm")];
        var world = LinkedTopology.Of([.. ShopCluster.Facts(), .. read]);
        var scene = MapDrawing.Draw(world.Now, null, SlotBook.Empty).Scene;
        var nodes = scene.Elements.Values.Where(e => e.Id.StartsWith("k8s-node/", StringComparison.Ordinal)).ToList();

        Assert.Empty(SceneRules.Broken(scene));
        Assert.Equal(["node-a1", "node-a2", "node-a3", "node-b1", "node-b2"], nodes.Select(n => n.Name).Order(StringComparer.Ordinal));
        Assert.Contains("node of prod-eu, v1.34.9, containerd 1.6.20", scene.Elements["host/" + TestFacts.HostId].Description, StringComparison.Ordinal);
        Assert.All(nodes, n => Assert.True(n.Box.X > scene.Elements["host/" + TestFacts.HostId].Box.Right));
    }

    [Fact]
    public void Hostile_names_stay_in_their_boxes()
    {
        const string longName = "a-name-that-nobody-would-choose-\u202Eand-that-goes-on-and-on-for-two-hundred-and-fifty-three-characters-as-a-subdomain-may";
        var world = LinkedTopology.Of(
        [
            TestClusterFacts.Cluster() with { Name = longName, Server = "https://" + longName },
            TestClusterFacts.Node(longName, "2001:db8:1111:2222:3333:4444:5555:6666") with { Ready = "False", Reason = longName },
            TestClusterFacts.Pod(longName, TestClusterFacts.Container(longName), TestClusterFacts.Container("b" + longName)) with { NodeName = longName, Reason = longName, PodIps = ["2001:db8:1111:2222:3333:4444:5555:6666", "10.0.0.1"] },
            TestClusterFacts.Service(longName) with { ClusterIps = ["2001:db8:1111:2222:3333:4444:5555:6666"], ExternalIps = [longName, longName], ServiceType = "LoadBalancer", Ports = [.. Enumerable.Range(1, 20).Select(i => new ServicePort(longName, i, longName, 30000 + i, PortProtocol.Sctp))] },
            TestClusterFacts.Slice(longName, "s", TestClusterFacts.Endpoint("10.0.0.1", TestClusterFacts.Uid(longName)), TestClusterFacts.Endpoint("2001:db8:1111:2222:3333:4444:5555:6667")),
            TestClusterFacts.Ingress(longName, [.. Enumerable.Range(0, 50).Select(i => new IngressRule(longName, $"/{longName}/{i}", longName, longName))]),
            .. Enumerable.Range(0, 30).Select(i => TestClusterFacts.Policy($"{longName}{i}")),
        ]);
        Assert.Empty(SceneRules.Broken(MapDrawing.Draw(ViewLens.Services, world.Now, null, SlotBook.Empty).Scene));
        Assert.Empty(SceneRules.Broken(MapDrawing.Draw(world.Now, null, SlotBook.Empty).Scene));
    }

    private static IEnumerable<SceneEdge> Lines(EdgeLook look) => Scene.Edges.Values.Where(e => e.Look == look);

    private static SceneElement Service(string name) => Scene.Elements.Values.Single(e => e.Id.StartsWith("service/", StringComparison.Ordinal) && e.Name == name);

    private static SceneElement Node(string name) => Scene.Elements.Values.Single(e => e.Id.StartsWith("k8s-node/", StringComparison.Ordinal) && e.Name == name);

    private sealed class Says(Finding finding) : IFindingAnalyzer
    {
        public FindingChanges Analyze(TopologySnapshot previous, TopologySnapshot current, TopologyDelta delta) => new([finding], []);
    }
}
