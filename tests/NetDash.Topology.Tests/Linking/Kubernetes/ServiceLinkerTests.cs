using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Topology.Tests.Linking.Kubernetes;

public sealed class ServiceLinkerTests
{
    private static readonly string Web = TestClusterFacts.ServiceId("web");

    [Fact]
    public void Endpoints_lead_to_pods_hosts_interfaces_and_others_by_what_has_the_address()
    {
        var topology = LinkedTopology.Of(
            TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "eth0", "physical", "192.0.2.2/24"),
            TestFacts.Netns(7) with { Paths = ["/run/netns/lab"] }, TestFacts.Interface(7, 3, "tap0", "tun", "198.51.100.7/24"),
            TestClusterFacts.Pod("web"), TestClusterFacts.Pod("other") with { PodIps = ["10.244.0.9"] }, TestClusterFacts.Service("web"),
            TestClusterFacts.Slice(
                "web", "s1",
                TestClusterFacts.Endpoint("10.244.0.2", TestClusterFacts.Uid("web")), TestClusterFacts.Endpoint("10.244.0.9", ready: false),
                TestClusterFacts.Endpoint("192.0.2.2"), TestClusterFacts.Endpoint("198.51.100.7"), TestClusterFacts.Endpoint("203.0.113.1")));
        var ends = topology.Now.EdgesOf(Web).Where(e => e.Kind == EdgeKind.Endpoint)
            .ToDictionary(e => ((EndpointProperties)e.Properties).Address, e => e.To);
        Assert.Equal(TestClusterFacts.PodId("web"), ends["10.244.0.2"]);
        Assert.Equal(TestClusterFacts.PodId("other"), ends["10.244.0.9"]);
        Assert.Equal(TestFacts.HostId, ends["192.0.2.2"]);
        Assert.Equal(NodeId.Interface(TestFacts.NetnsId(7), 3), ends["198.51.100.7"]);
        Assert.Equal(NodeId.ExternalAddress("203.0.113.1"), ends["203.0.113.1"]);
        Assert.Equal((4, 5), Counts(topology));
    }

    [Fact]
    public void A_pod_with_two_addresses_is_one_endpoint_and_two_edges()
    {
        var topology = LinkedTopology.Of(
            TestClusterFacts.Pod("web"), TestClusterFacts.Service("web"),
            TestClusterFacts.Slice("web", "s4", TestClusterFacts.Endpoint("10.244.0.2", TestClusterFacts.Uid("web"))),
            TestClusterFacts.Slice("web", "s6", TestClusterFacts.Endpoint("fd00::2", TestClusterFacts.Uid("web"), ready: false)));
        Assert.Equal((1, 1), Counts(topology));
        Assert.Equal(2, topology.Now.EdgesOf(Web).Count(e => e.Kind == EdgeKind.Endpoint));
    }

    [Fact]
    public void A_name_that_stands_for_something_outside_leads_there()
    {
        var topology = LinkedTopology.Of(TestClusterFacts.Service("web") with { ServiceType = "ExternalName", ExternalName = "db.example.org", ClusterIps = [] });
        var edge = Assert.Single(topology.Now.EdgesOf(Web));
        Assert.Equal("db.example.org", topology.Node(edge.To).Name);
    }

    [Fact]
    public void An_ingress_leads_to_services_that_are_there_and_to_those_that_come()
    {
        var ingress = TestClusterFacts.Ingress("in", new IngressRule("a.example.org", "/", "web", "80"), new IngressRule("a.example.org", "/late", "late", "http"));
        var topology = LinkedTopology.Of(ingress, TestClusterFacts.Service("web"));
        Assert.Equal(new RoutesProperties("a.example.org", "/", "80"), Assert.Single(topology.Now.EdgesOf(ingress.Id)).Properties);
        topology.And(TestClusterFacts.Service("late"));
        Assert.Equal(2, topology.Now.EdgesOf(ingress.Id).Count());
    }

    [Fact]
    public void What_stands_in_a_namespace_that_may_not_be_read_stands_in_its_name()
    {
        var topology = LinkedTopology.Of(TestClusterFacts.Cluster(), TestClusterFacts.Service("web"), TestClusterFacts.Pod("p"));
        var parent = topology.Node(topology.Node(Web).Parent!);
        Assert.Equal((TestClusterFacts.Namespace, NodeKind.K8sNamespace), (parent.Name, parent.Kind));
        Assert.Equal(NodeKind.Cluster, topology.Node(parent.Parent!).Kind);
        topology.And(TestClusterFacts.NamespaceFact() with { IsTerminating = true });
        Assert.Equal(NodeStatus.Warning, topology.Node(parent.Id).Status);
    }

    [Fact]
    public void A_replica_set_is_shown_where_what_controls_it_is_not_known()
    {
        var rs = TestClusterFacts.Workload("rs", "ReplicaSet", TestClusterFacts.Uid("deploy"));
        var topology = LinkedTopology.Of(rs, TestClusterFacts.Pod("p") with { OwnerUid = TestClusterFacts.Uid("rs") });
        Assert.Equal(rs.Id, Assert.Single(topology.Now.Edges.Values, e => e.Kind == EdgeKind.Owns).From);
        topology.And(TestClusterFacts.Workload("deploy"));
        Assert.Equal(TestClusterFacts.WorkloadId("deploy"), Assert.Single(topology.Now.Edges.Values, e => e.Kind == EdgeKind.Owns).From);
        Assert.DoesNotContain(rs.Id, topology.Now.Nodes.Keys);
        Assert.Equal(TestClusterFacts.WorkloadId("deploy"), ((PodProperties)topology.Node(TestClusterFacts.PodId("p")).Properties).Workload);
    }

    [Theory]
    [InlineData("In", "a", true)]
    [InlineData("In", "b", false)]
    [InlineData("NotIn", "a", false)]
    [InlineData("NotIn", "b", true)]
    [InlineData("Exists", "", true)]
    [InlineData("DoesNotExist", "", false)]
    [InlineData("Gt", "1", false)]
    public void A_policy_is_about_the_pods_that_meet_its_requirements(string @operator, string value, bool applies)
    {
        var policy = TestClusterFacts.Policy("p", new SelectorRequirement("app", @operator, value.Length > 0 ? [value] : []));
        var topology = LinkedTopology.Of(policy, TestClusterFacts.Pod("a"), TestClusterFacts.Pod("done") with { Phase = "Failed" });
        Assert.Equal(applies, topology.Now.EdgesOf(policy.Id).Any(e => e.Kind == EdgeKind.AppliesTo && e.To == TestClusterFacts.PodId("a")));
        Assert.DoesNotContain(topology.Now.EdgesOf(policy.Id), e => e.To == TestClusterFacts.PodId("done"));
    }

    [Fact]
    public void A_policy_without_requirements_is_about_every_pod_of_its_namespace_alone()
    {
        var policy = TestClusterFacts.Policy("p");
        var topology = LinkedTopology.Of(policy, TestClusterFacts.Pod("a"), TestClusterFacts.Pod("b") with { Namespace = "other" });
        Assert.Equal([TestClusterFacts.PodId("a")], topology.Now.EdgesOf(policy.Id).Select(e => e.To));
    }

    private static (int Ready, int Total) Counts(LinkedTopology topology) =>
        topology.Node(Web).Properties is ServiceProperties p ? (p.ReadyEndpoints, p.TotalEndpoints) : default;
}
