using System.Collections.Immutable;
using NetDash.Topology.Model;
using NetDash.Topology.Sources;
using NetDash.Topology.Values;

namespace NetDash.Topology.Views;

/// <summary>
/// A part of a topology that stands for itself: what a view leaves, and the ground that it stands on. Of the ground there is no more
/// than the name, so that a container still stands on a host and a cable still ends somewhere.
/// </summary>
internal sealed class LimitedTopology
{
    private readonly TopologySnapshot _whole;
    private readonly ViewContent _content;
    private readonly ImmutableDictionary<string, Node>.Builder _nodes;

    private LimitedTopology(TopologySnapshot whole, ViewContent content)
    {
        _whole = whole;
        _content = content;
        _nodes = content.Nodes.ToBuilder();
    }

    /// <summary>A topology that shows nothing, of the same version.</summary>
    public static TopologySnapshot Nothing(TopologySnapshot whole) => new(
        whole.Epoch, whole.Version, whole.Time, [], whole.Nodes.Clear(), whole.Edges.Clear(), whole.Findings.Clear());

    /// <summary>What a view leaves as a topology of the same version.</summary>
    public static TopologySnapshot Of(TopologySnapshot whole, ViewContent content) => new LimitedTopology(whole, content).Make();

    private TopologySnapshot Make()
    {
        foreach (var node in _content.Nodes.Values)
        {
            AddCables(node);
        }

        foreach (var node in _nodes.Values.ToList())
        {
            AddGround(node.Parent);
            AddGround(node.Host);
        }

        var edges = _whole.Edges.Where(pair => IsWithin(pair.Value)).ToImmutableDictionary(StringComparer.Ordinal);
        var findings = _content.Findings.ToImmutableDictionary(pair => pair.Key, pair => Told(pair.Value), StringComparer.Ordinal);
        var nodes = _nodes.ToImmutable();
        return new TopologySnapshot(_whole.Epoch, _whole.Version, _whole.Time, Sources(nodes), nodes, edges, findings);
    }

    /// <summary>What a visible interface is plugged into, the bridge that a visible network is, the node that a visible pod runs on.</summary>
    private void AddCables(Node node)
    {
        if (node.Kind is not (NodeKind.Interface or NodeKind.DockerNetwork or NodeKind.Pod))
        {
            return;
        }

        foreach (var edge in _whole.EdgesOf(node.Id))
        {
            switch (edge.Kind)
            {
                case EdgeKind.Veth:
                    var peer = edge.From == node.Id ? edge.To : edge.From;
                    AddWhole(peer);
                    foreach (var master in _whole.EdgesOf(peer).Where(e => e.Kind == EdgeKind.Master && e.From == peer))
                    {
                        AddWhole(master.To);
                    }

                    break;
                case EdgeKind.Master or EdgeKind.Realizes when edge.From == node.Id:
                    AddWhole(edge.To);
                    break;
                case EdgeKind.RunsOn when edge.From == node.Id:
                    AddGround(edge.To);
                    break;
            }
        }
    }

    private void AddWhole(string id)
    {
        if (_whole.Nodes.TryGetValue(id, out var node))
        {
            _nodes[id] = node;
        }
    }

    private void AddGround(string? id)
    {
        while (id is not null && !_nodes.ContainsKey(id) && _whole.Nodes.TryGetValue(id, out var node) && NameAlone(node.Properties) is { } properties)
        {
            _nodes[id] = node with { Labels = Labels.None, Properties = properties };
            id = node.Parent;
        }
    }

    /// <summary>What may be told of the ground; null for what is no ground of anything.</summary>
    private static NodeProperties? NameAlone(NodeProperties properties) => properties switch
    {
        HostProperties host => new HostProperties { Hostname = host.Hostname, Roles = host.Roles, IsPart = true },
        NetnsProperties netns => new NetnsProperties { Inode = netns.Inode, Cookie = netns.Cookie, Role = netns.Role },
        ClusterProperties cluster => new ClusterProperties { Unread = cluster.Unread },
        K8sNamespaceProperties space => space,
        K8sNodeProperties machine => new K8sNodeProperties { Ready = machine.Ready },
        _ => null,
    };

    private bool IsWithin(Edge edge) => _nodes.ContainsKey(edge.From) && _nodes.ContainsKey(edge.To)
        && (IsVisible(edge.From) || IsVisible(edge.To) || edge.Kind is EdgeKind.Master or EdgeKind.RunsOn);

    private bool IsVisible(string id) => _content.Nodes.ContainsKey(id);

    /// <summary>
    /// A finding that names something beyond the limit still holds, and is told without the other side: a list that left it out would
    /// say that all is well.
    /// </summary>
    private Finding Told(Finding finding)
    {
        var inside = finding.Subjects.Where(IsVisible).ToValueList();
        if (inside.Count == finding.Subjects.Count && (finding.Holder is null || IsVisible(finding.Holder)))
        {
            return finding;
        }

        return finding with
        {
            Title = finding.Port is { } port ? $"{finding.Rule}: {port.Port}/{port.Protocol.ToString().ToLowerInvariant()}" : finding.Rule,
            Detail = "The other side is beyond what may be seen here. Whoever runs this NetDash sees both.",
            Fix = "",
            Subjects = inside,
            Holder = null,
        };
    }

    /// <summary>The sources that tell of something visible: how they are, and not what else they came upon.</summary>
    private ValueList<SourceStatus> Sources(ImmutableDictionary<string, Node> nodes) => _whole.Sources
        .Where(s => (s.Host is not null && nodes.ContainsKey(s.Host)) || (s.Cluster is not null && nodes.ContainsKey(s.Cluster)))
        .Select(s => s with { Detail = "", Unreadable = [] }).ToValueList();
}
