using NetDash.Drawing.Words;
using NetDash.Topology.Model;
using NetDash.Topology.Values;

namespace NetDash.Web.Components.ViewModels.Inventory;

/// <summary>The columns of each kind; the name, with its state, always stands before them.</summary>
public static class InventoryColumns
{
    /// <summary>Kinds that have a table, in the order of the tabs.</summary>
    public static IReadOnlyList<NodeKind> Kinds { get; } =
    [
        NodeKind.Container, NodeKind.Netns, NodeKind.Interface, NodeKind.DockerNetwork, NodeKind.Process,
        NodeKind.UnixSocket, NodeKind.Host, NodeKind.SwarmService, .. ClusterColumns.Kinds, NodeKind.External,
    ];

    private static readonly InventoryColumn Host = Plain("host", "Host", (s, n) => NameOf(s, n.Host));
    private static readonly InventoryColumn Netns = Plain("netns", "Namespace", (s, n) => NameOf(s, n.Parent));

    private static readonly Dictionary<NodeKind, InventoryColumn[]> ByKind = new()
    {
        [NodeKind.Host] =
        [
            Mono<HostProperties>("address", "Addresses", p => Join(p.Addresses), essential: true),
            Plain<HostProperties>("os", "System", p => p.Os),
            Mono<HostProperties>("kernel", "Kernel", p => p.Kernel),
            Plain<HostProperties>("roles", "Roles", p => Join(p.Roles)),
            Count("containers", "Containers", (s, n) => s.OfKind(NodeKind.Container).Count(c => c.Host == n.Id)),
            Count("namespaces", "Namespaces", (s, n) => s.OfKind(NodeKind.Netns).Count(c => c.Host == n.Id)),
        ],
        [NodeKind.Netns] =
        [
            Plain<NetnsProperties>("role", "Role", p => p.Role, essential: true),
            Mono<NetnsProperties>("inode", "Inode", p => $"net:[{p.Inode}]", p => p.Inode),
            Mono<NetnsProperties>("cookie", "Cookie", p => p.Cookie, p => long.TryParse(p.Cookie, out var cookie) ? cookie : long.MaxValue),
            Number<NetnsProperties>("processes", "Processes", p => p.ProcessCount),
            Count("interfaces", "Interfaces", (s, n) => s.ChildrenOf(n.Id).Count(c => c.Kind == NodeKind.Interface)),
            Mono<NetnsProperties>("path", "Mounted at", p => Join(p.Paths)),
            Host,
        ],
        [NodeKind.Interface] =
        [
            Plain<InterfaceProperties>("type", "Type", p => p.Type),
            Netns,
            Mono<InterfaceProperties>("address", "Addresses", p => Join(p.Addresses), essential: true),
            Mono<InterfaceProperties>("mac", "MAC", p => p.Mac),
            Number<InterfaceProperties>("mtu", "MTU", p => p.Mtu),
            Plain<InterfaceProperties>("state", "State", p => p.OperState),
            Mono<InterfaceProperties>("peer", "Peer", p => p.Peer),
            Mono<InterfaceProperties>("master", "Port of", p => p.Master),
            Host,
        ],
        [NodeKind.DockerNetwork] =
        [
            Plain<DockerNetworkProperties>("driver", "Driver", p => p.Driver, essential: true),
            Mono<DockerNetworkProperties>("subnet", "Subnets", p => Join(p.Subnets), essential: true),
            Mono<DockerNetworkProperties>("gateway", "Gateways", p => Join(p.Gateways)),
            Mono<DockerNetworkProperties>("bridge", "Bridge", p => p.Bridge),
            Plain<DockerNetworkProperties>("scope", "Scope", p => p.Scope),
            Count("containers", "Containers", (s, n) => s.EdgesOf(n.Id).Count(e => e.Kind == EdgeKind.Attached)),
            Host,
        ],
        [NodeKind.Container] =
        [
            Plain<ContainerProperties>("state", "State", p => p.Health.Length > 0 ? $"{p.State}, {p.Health}" : StateOf(p), essential: true),
            Plain<ContainerProperties>("image", "Image", p => Wording.CutImage(p.Image, 40)),
            Plain<ContainerProperties>("network", "Network", p => p.NetworkMode),
            Mono<ContainerProperties>("address", "Addresses", p => Join(p.Addresses), essential: true),
            new InventoryColumn("published", "Published", CellStyle.Ports, false, Spoken(Published), null) { Plates = Published },
            new InventoryColumn("listening", "Listening", CellStyle.Ports, false, Spoken(ContainerListening), null) { Plates = ContainerListening },
            Plain<ContainerProperties>("project", "Project", p => p.ComposeProject),
            Host,
        ],
        [NodeKind.Process] =
        [
            Number<ProcessProperties>("pid", "Pid", p => p.Pid, grouped: false),
            new InventoryColumn("listening", "Listening", CellStyle.Ports, true, Spoken(ProcessListening), null) { Plates = ProcessListening },
            Netns,
            Host,
        ],
        [NodeKind.UnixSocket] =
        [
            Plain<UnixSocketProperties>("listeners", "Listens", p => Join(p.Listeners), essential: true),
            Number<UnixSocketProperties>("mounted", "Mounted by", p => p.MountedBy.Count),
            Number<UnixSocketProperties>("clients", "Clients", p => p.Clients.Count),
            Host,
        ],
        [NodeKind.SwarmService] =
        [
            Plain<SwarmServiceProperties>("mode", "Mode", p => p.Mode, essential: true),
            Number<SwarmServiceProperties>("replicas", "Replicas", p => p.Replicas),
            Mono<SwarmServiceProperties>("address", "Virtual addresses", p => Join(p.VirtualIps)),
            Mono<SwarmServiceProperties>("published", "Published", p => string.Join(", ", p.PublishedPorts.Select(x => $"{Wording.Port(x.Protocol, x.Published)} to :{x.Target}"))),
        ],
        [NodeKind.External] =
        [
            Plain<ExternalProperties>("role", "Role", p => p.Role, essential: true),
            Mono<ExternalProperties>("address", "Addresses", p => Join(p.Addresses), essential: true),
        ],
    };

    public static IReadOnlyList<InventoryColumn> Of(NodeKind kind) => ByKind.TryGetValue(kind, out var own) ? own : ClusterColumns.Of(kind);

    private static string StateOf(ContainerProperties p) => p.State switch
    {
        "created" when p.Error.Length > 0 => "never started",
        "exited" => $"exited {p.ExitCode}",
        _ => p.State,
    };

    private static IReadOnlyList<PortPlate> Published(TopologySnapshot s, Node n) => PortPlates.Published(s, n, (ContainerProperties)n.Properties);

    private static IReadOnlyList<PortPlate> ContainerListening(TopologySnapshot s, Node n) =>
        PortPlates.Listening(s, n, ((ContainerProperties)n.Properties).Listening, withAddress: false);

    private static IReadOnlyList<PortPlate> ProcessListening(TopologySnapshot s, Node n) =>
        PortPlates.Listening(s, n, ((ProcessProperties)n.Properties).Listening, withAddress: true);

    private static Func<TopologySnapshot, Node, string> Spoken(Func<TopologySnapshot, Node, IReadOnlyList<PortPlate>> plates) =>
        (s, n) => string.Join(", ", plates(s, n).Select(p => p.Spoken));

    internal static InventoryColumn Plain(string key, string title, Func<TopologySnapshot, Node, string> text) => new(key, title, CellStyle.Dim, false, text);

    internal static InventoryColumn Plain<T>(string key, string title, Func<T, string> text, bool essential = false)
        where T : NodeProperties => new(key, title, CellStyle.Dim, essential, (_, n) => text((T)n.Properties));

    internal static InventoryColumn Mono<T>(string key, string title, Func<T, string> text, Func<T, IComparable>? order = null, bool essential = false)
        where T : NodeProperties =>
        new(key, title, CellStyle.Mono, essential, (_, n) => text((T)n.Properties), order is null ? null : (_, n) => order((T)n.Properties));

    internal static InventoryColumn Number<T>(string key, string title, Func<T, long> number, bool grouped = true)
        where T : NodeProperties =>
        new(key, title, CellStyle.Number, false, (_, n) => grouped ? Wording.Number(number((T)n.Properties)) : $"{number((T)n.Properties)}", (_, n) => number((T)n.Properties));

    internal static InventoryColumn Count(string key, string title, Func<TopologySnapshot, Node, int> count) =>
        new(key, title, CellStyle.Number, false, (s, n) => Wording.Number(count(s, n)), (s, n) => count(s, n));

    internal static string NameOf(TopologySnapshot snapshot, string? id) => id is not null && snapshot.Nodes.TryGetValue(id, out var node) ? node.Name : "";

    internal static string Join(ValueList<string> values) => values.Count == 0 ? "" : string.Join(", ", values);
}
