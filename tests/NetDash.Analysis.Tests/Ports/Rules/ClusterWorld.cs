using System.Collections.Immutable;
using NetDash.Analysis.Findings;
using NetDash.Analysis.Ports.Ledger;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Analysis.Tests.Ports.Rules;

/// <summary>A machine that is a node of a cluster, made of nodes and edges: what the rules see, whatever source told of it.</summary>
internal sealed class ClusterWorld
{
    private const string Cluster = "cluster:c1";
    private const string Machine = "k8s-node:c1:vm";

    private readonly TopologySnapshot _snapshot;

    private ClusterWorld(IEnumerable<Node> nodes)
    {
        Node[] all =
        [
            new() { Id = TestFacts.HostId, Kind = NodeKind.Host, Name = "vm", Properties = new HostProperties { EphemeralPorts = [32768, 60999], Addresses = ["10.0.0.1"] } },
            new() { Id = TestFacts.HostNetns, Kind = NodeKind.Netns, Name = "host", Parent = TestFacts.HostId, Host = TestFacts.HostId, Properties = new NetnsProperties { Role = "host" } },
            new() { Id = Cluster, Kind = NodeKind.Cluster, Name = "c1", Properties = new ClusterProperties() },
            new() { Id = Machine, Kind = NodeKind.K8sNode, Name = "vm", Parent = Cluster, Properties = new K8sNodeProperties { Ready = true, Addresses = ["10.0.0.1"] } },
            .. nodes,
        ];
        var runsOn = new Edge { Id = "runs-on:1", Kind = EdgeKind.RunsOn, From = Machine, To = TestFacts.HostId };
        var bare = Snapshot(all, [runsOn], []);
        var analyzer = new FindingsAnalyzer(TimeProvider.System);
        var empty = TopologySnapshot.Empty("epoch", TestFacts.Noon);
        analyzer.Defect += (rule, scope, e) => throw new InvalidOperationException($"{rule} on {scope}", e);
        _snapshot = Snapshot(all, [runsOn], analyzer.Analyze(empty, bare, TopologyDelta.Between(empty, bare)).Upserted);
    }

    public static ClusterWorld With(params Node[] nodes) => new(nodes);

    public static Node Process(string name, params int[] ports) => new()
    {
        Id = "process:" + name, Kind = NodeKind.Process, Name = name, Parent = TestFacts.HostNetns, Host = TestFacts.HostId,
        Properties = new ProcessProperties
        {
            Pid = 50, Name = name, StartedAt = TestFacts.Noon, Listening = [.. ports.Select(p => new ListeningSocket(PortProtocol.Tcp, "0.0.0.0", p, false))],
        },
    };

    public static Node Service(string name, int nodePort) => new()
    {
        Id = "service:" + name, Kind = NodeKind.Service, Name = name,
        Properties = new ServiceProperties
        {
            Cluster = Cluster, Namespace = "demo", ServiceType = "NodePort", ClusterIps = ["10.96.0.9"], Ports = [new("http", 80, "80", nodePort, PortProtocol.Tcp)],
        },
    };

    public static Node Pod(
        string name, int hostPort = 0, bool hostNetwork = false, string phase = "Running", string node = "vm", string message = "", string selector = "") => new()
    {
        Id = "pod:" + name, Kind = NodeKind.Pod, Name = name, Host = node.Length > 0 ? TestFacts.HostId : null,
        Properties = new PodProperties
        {
            Cluster = Cluster, Namespace = "demo", Phase = phase, NodeName = node, HostNetwork = hostNetwork, PodIps = ["10.244.0.8"], SchedulerMessage = message,
            NodeSelector = selector.Length > 0 ? [selector] : [],
            Containers = [new("main", "image", hostPort > 0 ? [new("", hostPort, hostPort, "", PortProtocol.Tcp)] : [], phase == "Running", 0)],
        },
    };

    /// <summary>What a rule found, a line each.</summary>
    public string[] Said(string rule) => [.. _snapshot.Findings.Values.Where(f => f.Rule == rule).Select(f => Told.Line(_snapshot, f)).Order(StringComparer.Ordinal)];

    public Finding Single(string rule) => Assert.Single(_snapshot.Findings.Values, f => f.Rule == rule);

    /// <summary>What sockets have, as <c>held sshd 22</c>.</summary>
    public string[] Held() =>
        [.. PortLedger.Of(_snapshot).Entries.Where(e => e.State == PortState.Held).Select(e => $"held {e.Owner?.Name} {e.At.Port}")];

    private static TopologySnapshot Snapshot(IEnumerable<Node> nodes, IEnumerable<Edge> edges, IEnumerable<Finding> findings) => new(
        "epoch", 1, TestFacts.Noon.AddHours(1), [],
        nodes.ToImmutableDictionary(n => n.Id, StringComparer.Ordinal), edges.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal),
        findings.ToImmutableDictionary(f => f.Id, StringComparer.Ordinal));
}
