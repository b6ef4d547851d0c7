using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;

namespace NetDash.Testing.Facts;

/// <summary>A cluster of many pods as its source would report it: 20 a node, 5 a workload, one service a workload; some in trouble.</summary>
public static class LargeCluster
{
    private const int PodsOfNode = 20;
    private const int PodsOfWorkload = 5;
    private const int Namespaces = 12;

    /// <summary>As <c>web-17-00086</c>.</summary>
    public static string Name(int pod) => $"web-{pod / PodsOfWorkload}-{pod:00000}";

    /// <summary>Everything.</summary>
    public static IEnumerable<Fact> Of(int pods) =>
    [
        TestClusterFacts.Cluster(),
        .. Enumerable.Range(0, Namespaces).Select(i => TestClusterFacts.NamespaceFact($"team-{i}")),
        .. Enumerable.Range(0, pods / PodsOfNode).Select(i => TestClusterFacts.Node($"node-{i}", $"172.20.{i / 250}.{(i % 250) + 1}") with
        {
            MachineId = $"{i:x32}", BootId = $"boot-{i}",
        }),
        .. Enumerable.Range(0, pods / PodsOfWorkload).SelectMany(i => (Fact[])
        [
            TestClusterFacts.Workload($"web-{i}") with { Namespace = Namespace(i), Desired = PodsOfWorkload, Ready = PodsOfWorkload },
            TestClusterFacts.Service($"web-{i}", new Topology.Model.ServicePort("http", 80, "8080", 0, PortProtocol.Tcp)) with { Namespace = Namespace(i) },
            TestClusterFacts.Slice($"web-{i}", $"web-{i}-x", [.. Enumerable.Range(i * PodsOfWorkload, PodsOfWorkload).Select(p => TestClusterFacts.Endpoint(Address(p), TestClusterFacts.Uid(Name(p))))]) with
            {
                Namespace = Namespace(i),
            },
        ]),
        .. Enumerable.Range(0, pods).Select(i => Pod(i)),
    ];

    /// <summary>A pod; one that was restarted differs.</summary>
    public static PodFact Pod(int i, int restarts = 0) => TestClusterFacts.Pod(
        Name(i),
        TestClusterFacts.Container("web", new Topology.Model.PodPort("http", 8080, 0, "", PortProtocol.Tcp)) with
        {
            ContainerId = "", Restarts = restarts, Ready = i % 97 != 0, State = i % 97 == 0 ? "waiting" : "running", Reason = i % 97 == 0 ? "CrashLoopBackOff" : "",
        }) with
    {
        Namespace = Namespace(i / PodsOfWorkload), NodeName = $"node-{i / PodsOfNode}", PodIps = [Address(i)], OwnerUid = TestClusterFacts.Uid($"web-{i / PodsOfWorkload}"),
        Ready = i % 97 != 0, Reason = i % 97 == 0 ? "CrashLoopBackOff" : "",
    };

    private static string Namespace(int workload) => $"team-{workload % Namespaces}";

    private static string Address(int i) => $"10.{100 + (i / 62500)}.{i / 250 % 250}.{(i % 250) + 1}";
}
