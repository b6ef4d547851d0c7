using CsCheck;
using NetDash.Topology.Facts;
using NetDash.Topology.Facts.Kubernetes;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Testing.Facts;

/// <summary>
/// Random facts of a cluster over the same small universe as <see cref="GeneratedWorld"/>'s: its pods' uids and container ids are those
/// that the kernel's cgroups and the engines' containers may have.
/// </summary>
internal static class GeneratedCluster
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];

    private static readonly Gen<string> Name = Gen.Int[0, Names.Length - 1].Select(i => Names[i]);

    private static readonly Gen<string> Address = Gen.Int[1, 5].Select(i => $"10.0.{i}.{i}");

    private static readonly Gen<Fact> Pod = Gen.Select(Name, Gen.Int[0, 9], Name, Gen.Int[0, 3], Address).Select((name, how, container, owner, address) =>
        (Fact)(TestClusterFacts.Pod(name, TestClusterFacts.Container(container)) with
        {
            Namespace = how == 8 ? "other" : TestClusterFacts.Namespace,
            Phase = how switch { 0 => "Succeeded", 1 => "Pending", _ => "Running" },
            PodIps = how == 0 ? [] : [address],
            HostNetwork = how == 2,
            NodeName = how switch { 1 => "", 3 => "kind", _ => "vm" },
            ConfigHash = how == 4 ? TestClusterFacts.Uid("e") : "",
            OwnerUid = owner switch { 0 => "", 1 => TestClusterFacts.Uid("rs"), 2 => TestClusterFacts.Uid("deploy"), _ => TestClusterFacts.Uid("job") },
            Labels = Labels.From(how % 2 == 0 ? [new("app", name)] : [new("app", name), new("tier", "back")]),
        }));

    private static readonly Gen<Fact> Workload = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Select((kind, ready) => (Fact)(kind switch
    {
        0 => TestClusterFacts.Workload("deploy"),
        1 => TestClusterFacts.Workload("rs", "ReplicaSet", TestClusterFacts.Uid("deploy")),
        2 => TestClusterFacts.Workload("job", "Job", TestClusterFacts.Uid("cron")),
        _ => TestClusterFacts.Workload("cron", "CronJob"),
    } with { Ready = ready }));

    private static readonly Gen<Fact> Node = Gen.Select(Gen.Bool, Gen.Int[0, 4], Gen.Int[1, 5]).Select((isKind, how, address) => isKind
        ? (Fact)(TestClusterFacts.Node("kind", "172.18.0.2") with { Hostname = how == 1 ? "kind" : "a", MachineId = "of-the-container" })
        : TestClusterFacts.Node("vm", $"10.0.{address}.1") with
        {
            MachineId = how < 2 ? TestFacts.MachineId : "",
            BootId = how switch { 0 or 2 => TestFacts.BootId, 1 => "another", _ => "" },
        });

    private static readonly Gen<Fact> Slice = Gen.Select(Name, Name, Name, Gen.Int[0, 3], Address).Select((service, name, pod, how, address) =>
        (Fact)TestClusterFacts.Slice(
            how == 3 ? "" : service, name,
            TestClusterFacts.Endpoint(address, how == 0 ? "" : TestClusterFacts.Uid(pod), how != 1),
            TestClusterFacts.Endpoint("192.0.2.9")));

    /// <summary>Any fact of a cluster.</summary>
    public static Gen<Fact> Facts { get; } = Gen.Frequency<Fact>(
        (1, Gen.Const((Fact)TestClusterFacts.Cluster())),
        (2, Node),
        (1, Gen.Bool.Select(other => (Fact)(TestClusterFacts.NamespaceFact(other ? "other" : TestClusterFacts.Namespace) with { IsTerminating = other }))),
        (8, Pod),
        (3, Workload),
        (3, Gen.Select(Name, Gen.Int[0, 2], (name, how) => (Fact)(TestClusterFacts.Service(name, new ServicePort("http", 80, "8080", how == 0 ? 30080 : 0, PortProtocol.Tcp)) with
        {
            ExternalName = how == 2 ? "db.example.org" : "",
        }))),
        (4, Slice),
        (1, Gen.Select(Name, Name, (name, service) => (Fact)TestClusterFacts.Ingress(name, new IngressRule("x.example.org", "/", service, "80")))),
        (2, Gen.Select(Name, Name, Gen.Int[0, 3], (name, app, how) => (Fact)TestClusterFacts.Policy(name, how switch
        {
            0 => [],
            1 => [new SelectorRequirement("tier", "Exists", [])],
            2 => [new SelectorRequirement("app", "NotIn", [app])],
            _ => new[] { new SelectorRequirement("app", "In", [app]) },
        }))));
}
