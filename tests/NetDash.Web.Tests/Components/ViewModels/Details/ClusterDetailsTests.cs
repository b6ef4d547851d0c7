using NetDash.Drawing.Marks;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Web.Components.ViewModels.Details;

namespace NetDash.Web.Tests.Components.ViewModels.Details;

public sealed class ClusterDetailsTests
{
    private readonly LinkedTopology _world = PodWorld.Linked();

    [Fact]
    public void A_pod_names_its_node_its_workload_the_services_that_lead_to_it_and_the_policies_that_apply()
    {
        var pod = Of(TestClusterFacts.PodId("shop"));

        Assert.Equal(
            [("Namespace", "demo"), ("Workload", "shop"), ("Node", "vm")], pod.Facts.Where(f => f.Node is not null).Select(f => (f.Label, f.Node!.Name)));
        Assert.Equal(
            [("Services that lead here", "shop"), ("Network policies that apply", "fence")], pod.Groups.Select(g => (g.Title, g.Items.Single().Node.Name)));
        Assert.Equal("10.244.0.2:8080, ready", pod.Groups.Single(g => g.IsTall).Items.Single().Note);
    }

    [Theory]
    [InlineData(true, true, false, "ready")]
    [InlineData(false, true, false, "not ready, serves")]
    [InlineData(false, false, false, "not ready")]
    [InlineData(false, true, true, "ending, still serves")]
    [InlineData(false, false, true, "ending")]
    public void An_endpoint_says_whether_traffic_comes_to_it(bool ready, bool serving, bool terminating, string words)
    {
        _world.And(TestClusterFacts.Slice("shop", "shop-1", new SliceEndpoint("10.244.0.2", TestClusterFacts.Uid("shop"), ready, serving, terminating)));

        Assert.Equal($"10.244.0.2:8080, {words}", Of(TestClusterFacts.ServiceId("shop")).Groups.Single(g => g.Title == "Endpoints").Items.Single().Note);
    }

    [Fact]
    public void A_service_tells_each_port_with_the_number_that_its_name_means()
    {
        var details = Of(TestClusterFacts.ServiceId("shop"));

        var table = Assert.Single(details.Tables);
        Assert.Equal(["Port", "Leads to", "On nodes"], table.Columns);
        Assert.Equal([":80 http", "http, :8080", ":30080"], Assert.Single(table.Rows).Select(c => c.Text));
        Assert.Equal(["app=shop"], Fact(details, "Selects"));
        Assert.Equal(["1 of 1 ready"], Fact(details, "Endpoints"));
        Assert.Equal("shop.example.org/ to http", details.Groups.Single(g => g.Title == "Ingresses that lead here").Items.Single().Note);
    }

    [Fact]
    public void A_service_that_nothing_answers_for_says_so_in_red()
    {
        _world.And(TestClusterFacts.Service("empty") with { Selector = [] });

        var details = Of(TestClusterFacts.ServiceId("empty"));
        Assert.Equal(Health.Error, details.Facts.Single(f => f.Label == "Endpoints").Health);
        Assert.Equal(["nothing: its endpoints are written by others"], Fact(details, "Selects"));
    }

    [Fact]
    public void An_external_name_is_neither_selected_nor_without_endpoints()
    {
        _world.And(TestClusterFacts.Service("db") with { ServiceType = "ExternalName", ExternalName = "db.example.org", ClusterIps = [], Selector = [] });

        var details = Of(TestClusterFacts.ServiceId("db"));
        Assert.Equal(["Type", "Stands for"], details.Facts.Select(f => f.Label));
        Assert.Equal("db.example.org, ready", details.Groups.Single(g => g.Title == "Endpoints").Items.Single().Note);
    }

    [Fact]
    public void An_ingress_tells_its_rules_and_which_lead_nowhere()
    {
        var rows = Assert.Single(Of(NodeId.Ingress(TestClusterFacts.ClusterId, TestClusterFacts.Uid("door"))).Tables).Rows;

        Assert.Equal(["shop.example.org/", "shop:http"], rows[0].Select(c => c.Text));
        Assert.Equal("shop", rows[0][1].Node!.Name);
        Assert.Equal(("gone:80, no such service", Health.Error), (rows[1][1].Text, rows[1][1].Health));
    }

    [Fact]
    public void A_node_tells_how_many_pods_it_has_and_which_machine_it_is()
    {
        var details = Of(TestClusterFacts.K8sNodeId());

        Assert.Equal(["1"], Fact(details, "Pods"));
        Assert.Equal(["In", "Runs on", "Pods on it"], details.Groups.Select(g => g.Title));
        Assert.DoesNotContain(details.Facts, f => f.Label == "Runs on");
    }

    [Fact]
    public void A_node_that_is_not_read_and_not_ready_says_both()
    {
        _world.And(TestClusterFacts.Node("other", "192.0.2.9") with { MachineId = "x", BootId = "y", Ready = "False", Reason = "KubeletNotReady" });

        var details = Of(TestClusterFacts.K8sNodeId("other"));
        Assert.Equal(["no, KubeletNotReady"], Fact(details, "Ready"));
        Assert.Equal(["a machine that is not read here"], Fact(details, "Runs on"));
    }

    [Fact]
    public void A_namespace_with_ten_thousand_pods_lists_the_first_hundred_and_counts_all()
    {
        _world.And(Enumerable.Range(0, 10_000).Select(i => (Fact)TestClusterFacts.Pod($"p{i:00000}")));

        var pods = Of(NodeId.K8sNamespace(TestClusterFacts.ClusterId, TestClusterFacts.Namespace)).Groups.Single(g => g.Title == "Pods");
        Assert.Equal((NodeDetails.MostLinks, 10_001, "p00000"), (pods.Items.Count, pods.Total, pods.Items[0].Node.Name));
    }

    [Fact]
    public void Every_node_of_a_cluster_has_details_and_none_is_an_empty_line()
    {
        foreach (var node in _world.Now.Nodes.Values)
        {
            var details = NodeDetails.Of(_world.Now, node, TestFacts.Noon);
            Assert.NotEmpty(details.Facts);
            Assert.All(details.Facts, f => Assert.Contains(f.Values, v => v.Length > 0));
            Assert.All(details.Groups, g => Assert.NotEmpty(g.Items));
            Assert.Equal(details.Groups.Count, details.Groups.Select(g => g.Title).Distinct().Count());
        }
    }

    private NodeDetails Of(string id) => NodeDetails.Of(_world.Now, _world.Node(id), TestFacts.Noon);

    private static IReadOnlyList<string> Fact(NodeDetails details, string label) => details.Facts.Single(f => f.Label == label).Values;
}
