using System.Collections.Frozen;
using NetDash.Topology.Model;

namespace NetDash.Drawing.Marks;

/// <summary>The icons of things: 16 × 16, stroke 1.4, no fill. Kind is told by them, never by colour.</summary>
public static class KindIcons
{
    /// <summary>SVG path data by name.</summary>
    public static FrozenDictionary<string, string> Paths { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["host"] = "M2.5 3h11v4.2h-11zM2.5 8.8h11V13h-11zM5 5.1h1.2M5 10.9h1.2",
        ["netns"] = "M2.5 5.5v-1a2 2 0 0 1 2-2h1M10.5 2.5h1a2 2 0 0 1 2 2v1M13.5 10.5v1a2 2 0 0 1-2 2h-1M5.5 13.5h-1a2 2 0 0 1-2-2v-1",
        ["interface"] = "M2.5 3h11v10h-11zM5 13v-3.2h1.6V8h2.8v1.8H11V13",
        ["loopback"] = "M12.6 8A4.6 4.6 0 1 1 11 4.4M11.3 1.8v2.9H8.4",
        ["bridge"] = "M5.5 2h4v12h-4zM9.5 4.8h4M9.5 8h4M9.5 11.2h4M2 8h3.5",
        ["veth"] = "M1.5 5.5h3.2v5H1.5zM11.3 5.5h3.2v5h-3.2zM4.7 8h6.6",
        ["vxlan"] = "M1.8 5.2c3-2 9.4-2 12.4 0M1.8 10.8c3 2 9.4 2 12.4 0M4.5 8h6.8M9.4 6.2 11.3 8l-1.9 1.8",
        ["vlan"] = "M2 8h4M6 8c2.4 0 2-4.2 4.6-4.2H14M6 8c2.4 0 2 4.2 4.6 4.2H14M6 8h8",
        ["docker-network"] = "M8 5.6V8.4M8 8.4 4.6 10.8M8 8.4l3.4 2.4M6.5 2.6h3v3h-3zM2 10.6h3v3H2zM11 10.6h3v3h-3z",
        ["container"] = "M8 1.9 13.4 5v6L8 14.1 2.6 11V5zM2.6 5 8 8.1 13.4 5M8 8.1v6",
        ["pause"] = "M5.6 4v8M10.4 4v8",
        ["process"] = "M2 3h12v10H2zM4.6 6l2 2-2 2M8.4 10.2h2.8",
        ["unix-socket"] = "M4 1.9h5.2L12 4.7v9.4H4zM9.2 1.9v2.8H12M6.2 10.4h3.6M6.2 7.6h3.6",
        ["swarm-service"] = "M8 2.2 13 5 8 7.8 3 5zM3 8l5 2.8L13 8M3 11l5 2.8 5-2.8",
        ["cluster"] = "M8 5.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8zM8 5.6V2M10.1 9.2l3 1.9M5.9 9.2l-3 1.9",
        ["k8s-node"] = "M2 4.2h12v7.6H2zM4.6 8h1.2M7.6 8h3.8",
        ["k8s-namespace"] = "M5.4 2.5H2.5v11h2.9M10.6 2.5h2.9v11h-2.9",
        ["workload"] = "M2.5 2.5h5v5h-5zM8.5 8.5h5v5h-5zM10 3.4h3.1v3.1M2.9 9.5v3.6H6",
        ["pod"] = "M5 2h6a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H5a3 3 0 0 1-3-3V5a3 3 0 0 1 3-3zM5.4 5.4h5.2v5.2H5.4z",
        ["service"] = "M2 8h3.4M5.4 8 9 3.4h4.6M5.4 8h8.2M5.4 8 9 12.6h4.6",
        ["ingress"] = "M9 2.2h4.8v11.6H9M2 8h7.6M7.2 5.6 9.6 8l-2.4 2.4",
        ["network-policy"] = "M8 1.7 13 3.6v4c0 3.2-2 5.4-5 6.7-3-1.3-5-3.5-5-6.7v-4zM5.7 8l1.6 1.6 3-3.2",
        ["group"] = "M5 2.2h8.8V11M2.2 5h8.8v8.8H2.2z",
        ["port"] = "M8 2.4a5.6 5.6 0 1 0 0 11.2A5.6 5.6 0 0 0 8 2.4zM8 6.2a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6z",
        ["internet"] = "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c2 1.8 2.6 4 2.6 6S10 12.2 8 14M8 2C6 3.8 5.4 6 5.4 8S6 12.2 8 14",
        ["lan"] = "M6 2.2h4v3.6H6zM2 10.2h4v3.6H2zM10 10.2h4v3.6h-4zM8 5.8V8M4 10.2V8h8v2.2",
        ["more"] = "M8 3.2v9.6M3.2 8h9.6",
        ["less"] = "M3.2 8h9.6",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Path data of a node's icon.</summary>
    public static string Of(Node node) => Paths[NameOf(node)];

    /// <summary>Path data of a kind's icon.</summary>
    public static string Of(NodeKind kind) => Paths[NameOf(kind)];

    /// <summary>The icon of a node: its kind's, and for interfaces its type's.</summary>
    public static string NameOf(Node node) => node.Properties switch
    {
        InterfaceProperties i => OfInterface(i.Type),
        ExternalProperties { Role: "lan" } => "lan",
        ContainerProperties { IsPause: true } => "pause",
        _ => NameOf(node.Kind),
    };

    /// <summary>The icon of a kind.</summary>
    public static string NameOf(NodeKind kind) => kind switch
    {
        NodeKind.Host => "host",
        NodeKind.Netns => "netns",
        NodeKind.Interface => "interface",
        NodeKind.DockerNetwork => "docker-network",
        NodeKind.Container => "container",
        NodeKind.Process => "process",
        NodeKind.UnixSocket => "unix-socket",
        NodeKind.SwarmService => "swarm-service",
        NodeKind.Cluster => "cluster",
        NodeKind.K8sNode => "k8s-node",
        NodeKind.K8sNamespace => "k8s-namespace",
        NodeKind.Workload => "workload",
        NodeKind.Pod => "pod",
        NodeKind.Service => "service",
        NodeKind.Ingress => "ingress",
        NodeKind.NetworkPolicy => "network-policy",
        NodeKind.Group => "group",
        _ => "internet",
    };

    private static string OfInterface(string type) => type switch
    {
        "loopback" => "loopback",
        "bridge" or "bond" or "team" => "bridge",
        "veth" => "veth",
        "vxlan" or "geneve" or "wireguard" or "gre" or "ipip" or "sit" or "tun" => "vxlan",
        "vlan" or "macvlan" or "ipvlan" or "macvtap" => "vlan",
        _ => "interface",
    };
}
