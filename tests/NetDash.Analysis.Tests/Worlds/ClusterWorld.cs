using System.Collections.Immutable;
using NetDash.Testing.Facts;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Analysis.Tests.Worlds;

/// <summary>A cluster whose node `vm` is the machine, made of nodes and edges: for rules that read no source.</summary>
internal sealed class ClusterWorld
{
    public const string Cluster = "cluster:one";

    private readonly List<Node> _nodes = [];
    private readonly List<Edge> _edges = [];
    private readonly List<ListeningSocket> _sockets = [];
    private ValueList<PortForward>? _forwards;

    public ClusterWorld()
    {
        _nodes.Add(new Node { Id = Cluster, Kind = NodeKind.Cluster, Name = "one", Properties = new ClusterProperties() });
        _nodes.Add(new Node { Id = TestFacts.HostId, Kind = NodeKind.Host, Name = "vm", Properties = new HostProperties { Hostname = "vm", Addresses = ["10.0.0.1"] } });
        Machine("vm");
        _edges.Add(new Edge { Id = "runs-on:vm", Kind = EdgeKind.RunsOn, From = Id("vm"), To = TestFacts.HostId });
    }

    public static string Id(string name) => "k8s:one:" + name;

    /// <summary>A node of the cluster.</summary>
    public ClusterWorld Machine(string name, bool ready = true, params KeyValuePair<string, string>[] labels) => Add(new Node
    {
        Id = Id(name), Kind = NodeKind.K8sNode, Name = name, Parent = Cluster, Labels = Labels.From(labels), Properties = new K8sNodeProperties { Ready = ready },
    });

    public ClusterWorld Service(string name, int nodePort = 0, int healthCheck = 0, params ReadOnlySpan<string> clusterIps) => Add(new Node
    {
        Id = Id(name), Kind = NodeKind.Service, Name = name, Parent = Cluster,
        Properties = new ServiceProperties
        {
            Cluster = Cluster, Namespace = "default", ServiceType = "NodePort", ClusterIps = [.. clusterIps], HealthCheckNodePort = healthCheck,
            Ports = nodePort == 0 ? [] : [new ServicePort("", 80, "80", nodePort, PortProtocol.Tcp)],
        },
    });

    public ClusterWorld Pod(string name, int hostPort = 0, string node = "", string hostIp = "", string phase = "Running", Func<PodProperties, PodProperties>? with = null)
    {
        var pod = new PodProperties
        {
            Cluster = Cluster, Namespace = "default", Phase = phase, NodeName = node, PodIps = phase == "Running" ? ["10.244.0.9"] : [],
            Containers = [new PodContainer("main", "image", [new PodPort("", 80, hostPort, hostIp, PortProtocol.Tcp)], phase == "Running", 0)],
        };
        return Add(new Node
        {
            Id = Id(name), Kind = NodeKind.Pod, Name = name, Parent = Cluster, Host = node == "vm" ? TestFacts.HostId : null, Properties = with is null ? pod : with(pod),
        });
    }

    /// <summary>A process of the machine listens.</summary>
    public ClusterWorld Listening(int port, string address = "0.0.0.0")
    {
        _sockets.Add(new ListeningSocket(PortProtocol.Tcp, address, port, false));
        return this;
    }

    /// <summary>The machine's NAT rules were read, and are these.</summary>
    public ClusterWorld Forwards(params ReadOnlySpan<PortForward> forwards)
    {
        _forwards = [.. forwards];
        return this;
    }

    public ClusterWorld Add(Node node)
    {
        _nodes.Add(node);
        return this;
    }

    public TopologySnapshot Snapshot(long version = 1)
    {
        Node[] machine =
        [
            new Node { Id = TestFacts.HostNetns, Kind = NodeKind.Netns, Name = "host", Parent = TestFacts.HostId, Host = TestFacts.HostId, Properties = new NetnsProperties { Role = "host", Forwards = _forwards } },
            new Node
            {
                Id = "process:1:1", Kind = NodeKind.Process, Name = "app", Parent = TestFacts.HostNetns, Host = TestFacts.HostId,
                Properties = new ProcessProperties { Pid = 1, Name = "app", StartedAt = TestFacts.Noon, Listening = [.. _sockets] },
            },
        ];
        return new TopologySnapshot(
            "epoch", version, TestFacts.Noon.AddHours(1), [], _nodes.Concat(machine).ToImmutableDictionary(n => n.Id, StringComparer.Ordinal),
            _edges.ToImmutableDictionary(e => e.Id, StringComparer.Ordinal), ImmutableDictionary<string, Finding>.Empty.WithComparers(StringComparer.Ordinal));
    }
}
