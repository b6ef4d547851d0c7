using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Views;
using static NetDash.Testing.Facts.TestClusterFacts;

namespace NetDash.Topology.Tests.Views;

/// <summary>What the filters by cluster, node, namespace and workload leave of two pods in two namespaces and of a second cluster.</summary>
public sealed class ClusterFilterTests
{
    private static readonly TopologySnapshot Snapshot = LinkedTopology.Of(
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 3, "cni0", "bridge", "10.244.0.1/24"),
        TestFacts.Interface(1, 7, "veth7").LinkedTo(2, 2) with { MasterIndex = 3 }, TestFacts.Interface(1, 8, "docker0", "bridge"),
        PodNetns(2, Uid("web-1"), "pause", "app"), TestFacts.Interface(2, 2, "eth0", "veth", "10.244.0.2/24").LinkedTo(1, 7),
        Cluster(), Node("vm"), Node("other") with { MachineId = "elsewhere", BootId = "elsewhere" }, NamespaceFact(), NamespaceFact("kube-system"),
        Workload("web"), Workload("web-rs", "ReplicaSet", Uid("web")),
        Pod("web-1", Container("app")) with { OwnerUid = Uid("web-rs"), Labels = Topology.Values.Labels.From([new("app", "web"), new("env", "a")]) },
        Pod("dns-1", Container("dns")) with { Namespace = "kube-system", NodeName = "other", PodIps = ["10.244.1.2"] },
        Service("web"), Slice("web", "web-x", Endpoint("10.244.0.2", Uid("web-1"))),
        Service("dns") with { Id = ServiceId("dns", "kube-system"), Namespace = "kube-system", Selector = ["app=dns-1"] },
        Ingress("site", new IngressRule("shop.example.org", "/", "web", "80")), Policy("deny", new SelectorRequirement("app", "In", ["web"])),
        Cluster() with { Id = NodeId.Cluster("c2"), ClusterId = "c2", Name = "second" },
        NamespaceFact() with { Id = NodeId.K8sNamespace("c2", Namespace), ClusterId = "c2" }).Now;

    private static readonly string[] WebPod = ["app", "cni0", "eth0", "pause", "veth7", "web-1"];

    [Theory]
    [InlineData("cluster=second", "demo second")]
    [InlineData("cluster=test&kind=k8s-namespace", "demo kube-system")]
    [InlineData("cluster=test&kind=pod", "dns-1 web-1")]
    [InlineData("cluster=test&kind=host", "vm")]
    [InlineData("namespace=kube-system", "dns dns-1 kube-system")]
    [InlineData("namespace=test/demo&kind=pod&kind=service&kind=workload&kind=ingress&kind=network-policy", "deny site web web web-1")]
    [InlineData("namespace=demo&cluster=second", "demo")]
    [InlineData("namespace=demo&cluster=test&kind=pod", "web-1")]
    [InlineData("namespace=k8s-namespace/second/demo", "demo")]
    [InlineData("node=other", "dns-1 other")]
    [InlineData("node=vm&kind=pod&kind=service&kind=ingress&kind=k8s-node&kind=host", "site vm vm web web-1")]
    [InlineData("node=vm&node=other&kind=pod", "dns-1 web-1")]
    [InlineData("workload=demo/web&kind=pod&kind=service&kind=workload", "web web web-1")]
    [InlineData("workload=web&kind=pod", "web-1")]
    [InlineData("workload=nothing", "")]
    [InlineData("label=app=web,env in (a,b)&kind=pod", "web-1")]
    [InlineData("label=app=web,env notin (a)&kind=pod", "")]
    [InlineData("label=app!=web&kind=pod", "dns-1")]
    public void Filters_show_what_they_say(string query, string names) =>
        Assert.Equal(names, string.Join(' ', Parse(query).Apply(Snapshot).Nodes.Values.Select(n => n.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("node=vm")]
    [InlineData("workload=web")]
    [InlineData("namespace=test/demo")]
    public void What_a_pod_lives_in_comes_with_it_and_the_other_bridge_does_not(string query)
    {
        var names = Parse(query).Apply(Snapshot).Nodes.Values.Select(n => n.Name).ToHashSet();
        Assert.Superset(WebPod.ToHashSet(), names);
        Assert.DoesNotContain("docker0", names);
    }

    [Fact]
    public void A_namespace_that_two_clusters_have_is_told_unless_one_of_them_is_named()
    {
        Assert.Equal(("namespace", 2), Parse("namespace=demo").Apply(Snapshot).Ambiguous.Select(a => (a.Parameter, a.Ids.Count)).Single());
        Assert.Empty(Parse("namespace=demo&cluster=second").Apply(Snapshot).Ambiguous);
    }

    private static TopologyView Parse(string query) => TopologyView.Parse(query.Split('&').Select(part =>
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(part[..equals], part[(equals + 1)..]);
    }));
}
