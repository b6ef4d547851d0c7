using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Drawing.Tests.Services;

/// <summary>A shop on five nodes: what the design's picture of a cluster shows, and of every kind of service one.</summary>
internal static class ShopCluster
{
    private static readonly string[] Nodes = ["node-a1", "node-a2", "node-a3", "node-b1", "node-b2"];

    public static IEnumerable<Fact> Facts() =>
    [
        TestClusterFacts.Cluster() with { Name = "prod-eu" },
        .. Nodes.Select((n, i) => TestClusterFacts.Node(n, $"10.131.175.{141 + i}") with { MachineId = n, BootId = n }).Select(n => n.Name switch
        {
            "node-b2" => n with { Ready = "False", Reason = "KubeletNotReady: PLEG is not healthy" },
            "node-a3" => n with { Unschedulable = true },
            _ => n,
        }),
        .. Served("shop", "web", 6, "10.96.3.20", 80), .. Served("shop", "cart", 4, "10.96.8.41", 80), .. Served("shop", "catalog", 5, "10.96.9.2", 80, notReady: 1),
        .. Served("shop", "payments", 3, "10.96.22.8", 443, failing: 1), .. Served("shop", "search", 4, "10.96.31.5", 9200),
        .. Served("data", "queue", 3, "10.96.40.3", 5672), .. Served("edge", "nginx-ingress", 2, "10.96.50.1", 443), .. Served("kube-system", "kube-dns", 2, "10.96.0.10", 53),
        .. Pods("data", "orders-db", 2, "StatefulSet"), .. Pods("shop", "mailer", 1, "Deployment"), .. Pods("kube-system", "kube-proxy", 5, "DaemonSet"),
        Service("data", "orders-db") with { ClusterIps = [], Headless = true, Ports = [new ServicePort("pg", 5432, "5432", 0, PortProtocol.Tcp)] },
        Slice("data", "orders-db", 5432, [.. Enumerable.Range(0, 2).Select(i => Endpoint("data", "orders-db", i))]),
        Service("data", "legacy") with { Ports = [new ServicePort("", 1521, "1521", 0, PortProtocol.Tcp)], Selector = [], ClusterIps = ["10.96.44.4"] },
        Slice("data", "legacy", 1521, new SliceEndpoint("192.0.2.77", "", true, true, false), new SliceEndpoint("192.0.2.78", "", false, false, false)),
        Service("data", "billing") with { ServiceType = "ExternalName", ClusterIps = [], ExternalName = "billing.example.org", Selector = [], Ports = [] },
        Service("shop", "web-public") with
        {
            ServiceType = "LoadBalancer", ExternalIps = ["203.0.113.9"], ClusterIps = ["10.96.3.21"], Selector = ["app=web"],
            Ports = [new ServicePort("https", 443, "8443", 30443, PortProtocol.Tcp), new ServicePort("http", 80, "8080", 30080, PortProtocol.Tcp)],
        },
        Slice("shop", "web-public", 8443, [.. Enumerable.Range(0, 6).Select(i => Endpoint("shop", "web", i))]),
        TestClusterFacts.Ingress("shop", new IngressRule("shop.example.org", "/", "web", "80"), new IngressRule("shop.example.org", "/search", "search", "9200"), new IngressRule("shop.example.org", "/old", "gone", "80")) with { Namespace = "shop", ClassName = "nginx", Addresses = ["10.131.175.200"] },
        TestClusterFacts.Ingress("pay", new IngressRule("pay.example.org", "", "payments", "https")) with { Namespace = "shop" },
        TestClusterFacts.Policy("payments-only-from-cart", new SelectorRequirement("app", "In", ["payments"])) with { Namespace = "shop", PolicyTypes = ["Ingress", "Egress"] },
        TestClusterFacts.Policy("default-deny") with { Namespace = "shop" },
    ];

    public static ServiceFact Service(string @namespace, string name) => TestClusterFacts.Service(name) with
    {
        Id = NodeId.Service(TestClusterFacts.ClusterId, @namespace, name), Namespace = @namespace,
    };

    public static PodFact Pod(string @namespace, string workload, int i) => TestClusterFacts.Pod($"{workload}-6c9d7f4b8-{(char)('a' + i)}x2k4", Container("app")) with
    {
        Namespace = @namespace, NodeName = Nodes[(i + workload.Length) % Nodes.Length], OwnerUid = TestClusterFacts.Uid(workload), Labels = Labels.From([new("app", workload)]),
        PodIps = [$"10.244.{workload.Length}.{i + 2}"],
    };

    public static PodContainerFact Container(string name) => TestClusterFacts.Container(name);

    public static SliceEndpoint Endpoint(string @namespace, string workload, int i, bool ready = true) =>
        new(Pod(@namespace, workload, i).PodIps[0], Pod(@namespace, workload, i).Uid, ready, ready, false);

    public static EndpointSliceFact Slice(string @namespace, string service, int port, params ReadOnlySpan<SliceEndpoint> endpoints) =>
        TestClusterFacts.Slice(service, service + "-slice", endpoints) with { Namespace = @namespace, Ports = [new EndpointPort("", port, PortProtocol.Tcp)] };

    private static IEnumerable<Fact> Served(string @namespace, string name, int pods, string address, int port, int notReady = 0, int failing = 0) =>
    [
        .. Pods(@namespace, name, pods, "Deployment", notReady, failing),
        Service(@namespace, name) with { ClusterIps = [address], Ports = [new ServicePort("", port, "8080", 0, port == 53 ? PortProtocol.Udp : PortProtocol.Tcp)] },
        Slice(@namespace, name, 8080, [.. Enumerable.Range(0, pods).Select(i => Endpoint(@namespace, name, i, i >= notReady + failing))]),
    ];

    private static IEnumerable<Fact> Pods(string @namespace, string workload, int pods, string kind, int notReady = 0, int failing = 0) =>
    [
        TestClusterFacts.Workload(workload, kind) with { Namespace = @namespace, Desired = pods, Ready = pods - notReady - failing },
        .. Enumerable.Range(0, pods).Select(i => Pod(@namespace, workload, i) with
        {
            Ready = i >= notReady + failing,
            Reason = i < failing ? "CrashLoopBackOff" : "",
            Containers =
            [
                Container("app") with
                {
                    Ready = i >= notReady + failing, Restarts = i < failing ? 14 : 0, State = i < failing ? "waiting" : "running", Reason = i < failing ? "CrashLoopBackOff" : "",
                },
                .. workload is "web" or "cart" ? [Container("envoy") with { Role = "sidecar" }] : Array.Empty<PodContainerFact>(),
            ],
        }),
    ];
}
