using System.Globalization;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Identity;
using NetDash.Topology.Model;

namespace NetDash.Testing.Facts;

/// <summary>A cluster of any size: services in namespaces of ten, five pods behind each, twenty pods on a node, one in fifty in trouble.</summary>
public static class LargeCluster
{
    private const int PodsOfService = 5;
    private const int PodsOfNode = 20;
    private const int ServicesOfNamespace = 10;

    /// <summary>A pod's name, as <c>web-17-7c9d5b6f4-00056</c>.</summary>
    public static string Name(int pod) => Text($"web-{pod / PodsOfService}-7c9d5b6f4-{pod:x5}");

    /// <summary>Everything of a cluster of so many pods.</summary>
    /// <param name="pods">How many pods.</param>
    public static IEnumerable<Fact> Of(int pods)
    {
        yield return TestClusterFacts.Cluster();
        for (var i = 0; i < pods / PodsOfNode; i++)
        {
            yield return TestClusterFacts.Node(Text($"node-{i}"), Text($"172.20.{i / 250}.{(i % 250) + 1}")) with { MachineId = Text($"machine-{i}"), BootId = Text($"boot-{i}") };
        }

        for (var i = 0; i < pods / PodsOfService; i++)
        {
            if (i % ServicesOfNamespace == 0)
            {
                yield return TestClusterFacts.NamespaceFact(Namespace(i));
            }

            yield return TestClusterFacts.Workload(Workload(i)) with { Namespace = Namespace(i), Desired = PodsOfService, Ready = PodsOfService };
            yield return TestClusterFacts.Service(Workload(i), new ServicePort("http", 80, "8080", 0, PortProtocol.Tcp)) with
            {
                Id = NodeId.Service(TestClusterFacts.ClusterId, Namespace(i), Workload(i)), Namespace = Namespace(i), ClusterIps = [Text($"10.96.{i / 250}.{i % 250}")],
            };
            yield return TestClusterFacts.Slice(Workload(i), Workload(i) + "-slice", [.. Enumerable.Range(i * PodsOfService, PodsOfService)
                .Select(p => TestClusterFacts.Endpoint(Address(p), TestClusterFacts.Uid(Name(p)), !IsInTrouble(p)))]) with { Namespace = Namespace(i) };
        }

        for (var i = 0; i < pods; i++)
        {
            yield return Pod(i);
        }
    }

    /// <summary>One of its pods; one that was restarted differs.</summary>
    public static PodFact Pod(int i, int restarts = 0) => TestClusterFacts.Pod(
        Name(i),
        TestClusterFacts.Container("app", new PodPort("http", 8080, 0, "", PortProtocol.Tcp)) with { ContainerId = "", Restarts = restarts, Ready = !IsInTrouble(i) }) with
    {
        Namespace = Namespace(i / PodsOfService), OwnerUid = TestClusterFacts.Uid(Workload(i / PodsOfService)), NodeName = Text($"node-{i / PodsOfNode}"),
        PodIps = [Address(i)], Ready = !IsInTrouble(i),
    };

    private static bool IsInTrouble(int pod) => pod % 50 == 7;

    private static string Workload(int service) => Text($"web-{service}");

    private static string Namespace(int service) => Text($"team-{service / ServicesOfNamespace}");

    private static string Address(int pod) => Text($"10.{100 + (pod / 62500)}.{pod / 250 % 250}.{(pod % 250) + 1}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
