using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;
using NetDash.Topology.Views;

namespace NetDash.Topology.Tests.Views;

public sealed class NearestRelativesTests
{
    private static readonly TopologySnapshot Snapshot = LinkedTopology.Of(
        TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 1, "lo", "loopback"), TestFacts.Interface(1, 2, "eth0", "physical"),
        TestFacts.Interface(1, 7, "veth3c1f9a2").LinkedTo(2, 2), TestFacts.Engine(),
        TestFacts.Netns(2, TestFacts.LongId("web")), TestFacts.Interface(2, 2, "eth0").LinkedTo(1, 7),
        TestFacts.Network("app"),
        TestFacts.Container("web", "app") with { Endpoints = [TestFacts.Endpoint("app", "172.18.0.2")] },
        Composed("shop-cart-2", "shop", "cart"), Composed("shop-cart-3", "shop", "cart", "exited"), Composed("shop-pay-1", "shop", "pay"), Composed("old_db_7", "old", "db"),
        TestFacts.Container("queue.1.0123456789abcdefghijklmno") with { Labels = Labels.From([new("com.docker.swarm.service.name", "queue")]) },
        TestFacts.Container("monitor"), TestFacts.Process(1, 812, "sshd"),
        TestClusterFacts.Cluster(), TestClusterFacts.NamespaceFact(), TestClusterFacts.Workload("front"),
        TestClusterFacts.Workload("front-6d4cf56db6", "ReplicaSet", TestClusterFacts.Uid("front")), TestClusterFacts.Workload("db", "StatefulSet"),
        TestClusterFacts.Workload("agent", "DaemonSet"),
        Made("front-6d4cf56db6-aaaaa", "front-6d4cf56db6"), Made("front-6d4cf56db6-bbbbb", "front-6d4cf56db6"), Made("db-1", "db")).Now;

    [Theory]
    // The very name, elsewhere or as something else.
    [InlineData("container/vm9/web", "container web SameName, netns web SameName")]
    [InlineData("container/bridge/web", "container web SameName, netns web SameName")]
    [InlineData("service/front", "workload front SameName")]
    // Containers that Compose numbers, and tasks that a swarm names; those that run first.
    [InlineData("container/shop-cart-1", "container shop-cart-2 SameService, container shop-cart-3 SameService")]
    [InlineData("container/vm/shop-cart-1", "container shop-cart-2 SameService, container shop-cart-3 SameService, host vm Place")]
    [InlineData("container/old_db_1", "container old_db_7 SameService")]
    [InlineData("container/queue.1.zzzzzzzzzzzzzzzzzzzzzzzzz", "container queue.1.0123456789abcdefghijklmno SameService")]
    // A pod's workload by what Kubernetes puts behind its name, and the pods that it has now.
    [InlineData("pod/front-6d4cf56db6-x2x9z", "workload front Maker")]
    [InlineData("pod/demo/front-55b9d7d8f9-x2x9z", "workload front Maker")]
    [InlineData("pod/db-0", "workload db Maker, pod db-1 SameWorkload")]
    [InlineData("pod/agent-x2x9z", "workload agent Maker")]
    // A few letters that differ.
    [InlineData("container/moniter", "container monitor SimilarName")]
    [InlineData("container/webb", "container web SimilarName")]
    [InlineData("docker-network/ap", "docker-network app SimilarName")]
    // An interface of no other namespace: where it was.
    [InlineData("interface/web/eth1", "interface eth0 SimilarName, netns web Place")]
    [InlineData("interface/vm/veth3c1f9a9", "host vm Place")]
    [InlineData("interface/elsewhere/eth0", "")]
    // Where it was.
    [InlineData("process/vm/a-thing-that-was", "host vm Place")]
    [InlineData("container/app/a-thing-that-was", "docker-network app Place")]
    [InlineData("pod/demo/a-thing-that-was", "k8s-namespace demo Place")]
    // Ids say of what engine or cluster the thing was.
    [InlineData("container:ENG1:0123456789ab", "host vm Place")]
    [InlineData("pod:c1:0123", "cluster test Place")]
    [InlineData("container:ENG9:0123456789ab", "")]
    // Nothing to go by.
    [InlineData("container/", "")]
    [InlineData("container/x", "")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    [InlineData("::::", "")]
    public void What_is_gone_has_these_relatives(string reference, string expected)
    {
        var found = NearestRelatives.Of(Snapshot, reference);

        Assert.StartsWith(expected, string.Join(", ", found.Select(r => $"{NodeNames.Word(r.Node.Kind)} {r.Node.Name} {r.Kinship}")), StringComparison.Ordinal);
        Assert.True(found.Count <= NearestRelatives.Most);
        Assert.Equal(expected.Length == 0, found.Count == 0);
    }

    [Fact]
    public void A_pod_of_a_workload_leads_to_the_pods_that_it_has_now() =>
        Assert.Equal(
            ["front", "front-6d4cf56db6-aaaaa", "front-6d4cf56db6-bbbbb"],
            NearestRelatives.Of(Snapshot, "pod/demo/front-6d4cf56db6-x2x9z").Select(r => r.Node.Name));

    [Theory]
    [InlineData("vn", "vm")]
    [InlineData("wholly-different", null)]
    [InlineData("", null)]
    public void A_word_that_is_nearly_right_is_found(string text, string? nearest) => Assert.Equal(nearest, Nearness.Nearest(text, ["vm", "laptop"]));

    [Fact]
    public void A_word_that_is_too_long_to_be_a_slip_costs_nothing() =>
        Assert.Null(Nearness.Nearest(new string('x', 100_000), [new string('x', 99_999)]));

    private static ContainerFact Composed(string name, string project, string service, string state = "running") => TestFacts.Container(name, state: state) with
    {
        Labels = Labels.From([new("com.docker.compose.project", project), new("com.docker.compose.service", service)]),
    };

    private static Topology.Facts.Kubernetes.PodFact Made(string name, string maker) => TestClusterFacts.Pod(name) with { OwnerUid = TestClusterFacts.Uid(maker) };
}
