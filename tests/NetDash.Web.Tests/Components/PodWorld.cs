using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;

namespace NetDash.Web.Tests.Components;

/// <summary>
/// A node whose kernel is read, with one pod of two containers in a namespace of its own, cabled to <c>cni0</c>: <c>web</c> declares 80
/// and 9090 and listens on 80 and on 8081 of loopback, <c>side</c> declares 8080, on which web listens too.
/// </summary>
internal static class PodWorld
{
    public static IEnumerable<Fact> Kernel()
    {
        var web = TestFacts.Owner(2002, "nginx", TestFacts.LongId("web"));
        return
        [
            TestFacts.Host(), TestFacts.Netns(1), TestFacts.Interface(1, 2, "cni0", "bridge", "10.244.0.1/24"),
            TestFacts.Interface(1, 3, "veth0a") with { MasterIndex = 2 },
            TestClusterFacts.PodNetns(2, TestClusterFacts.Uid("shop"), "hold", "web", "side"),
            TestFacts.Interface(2, 1, "lo", "loopback", "127.0.0.1/8"),
            TestFacts.Interface(2, 2, "eth0", "veth", "10.244.0.2/24").LinkedTo(1, 3) with { Mac = "aa:bb:cc:00:00:02" },
            TestFacts.Socket(2, 80, "0.0.0.0", PortProtocol.Tcp, web), TestFacts.Socket(2, 8080, "0.0.0.0", PortProtocol.Tcp, web),
            TestFacts.Socket(2, 8081, "127.0.0.1", PortProtocol.Tcp, web), TestFacts.Socket(2, 9999),
        ];
    }

    public static IEnumerable<Fact> Cluster() =>
    [
        TestClusterFacts.Cluster(), TestClusterFacts.NamespaceFact(), TestClusterFacts.Node("vm", "192.0.2.2"), TestClusterFacts.Workload("shop"),
        Shop(),
        TestClusterFacts.Service("shop", new ServicePort("http", 80, "http", 30080, PortProtocol.Tcp)),
        TestClusterFacts.Slice("shop", "shop-1", TestClusterFacts.Endpoint("10.244.0.2", TestClusterFacts.Uid("shop"))),
        TestClusterFacts.Ingress(
            "door", new IngressRule("shop.example.org", "/", "shop", "http"), new IngressRule("", "/old", "gone", "80")),
        TestClusterFacts.Policy("fence"),
    ];

    public static PodFact Shop() => TestClusterFacts.Pod("shop", Web(), TestClusterFacts.Container("side", Port(8080)) with { Role = "sidecar" }) with
    {
        OwnerUid = TestClusterFacts.Uid("shop"),
    };

    public static PodContainerFact Web() => TestClusterFacts.Container("web", Port(80, "http"), Port(9090, "metrics"));

    public static PodPort Port(int port, string name = "") => new(name, port, 0, "", PortProtocol.Tcp);

    /// <summary>A pod on a node that nobody's kernel is read of.</summary>
    public static PodFact Elsewhere() => TestClusterFacts.Pod("far", TestClusterFacts.Container("far-web", Port(80))) with
    {
        NodeName = "other", PodIps = ["10.244.9.9"],
    };

    public static LinkedTopology Linked(params IEnumerable<Fact> more) => LinkedTopology.Of([.. Kernel(), .. Cluster(), .. more]);

    public static Node Pod(this LinkedTopology world, string name = "shop") => world.Node(TestClusterFacts.PodId(name));
}
