using System.Globalization;
using NetDash.Drawing.Words;
using NetDash.Topology.Facts;
using NetDash.Topology.Model;

namespace NetDash.Web.Components.ViewModels.Details;

/// <summary>A socket that listens in a namespace.</summary>
/// <param name="Socket">The socket.</param>
/// <param name="Owner">The container or process that holds it; null where that cannot be read.</param>
/// <param name="Name">The owner's name, or what stands for one.</param>
public sealed record NamespaceSocket(ListeningSocket Socket, Node? Owner, string Name)
{
    /// <summary>As <c>0.0.0.0:80/tcp</c>.</summary>
    public string At => $"{Wording.Address(Socket.Address)}:{Socket.Port}/{Wording.Word(Socket.Protocol)}{(Socket.V6Only ? " v6 only" : "")}";
}

/// <summary>An interface of a namespace and where its cable leads.</summary>
/// <param name="Node">The interface.</param>
/// <param name="Addresses">Its addresses with prefix.</param>
/// <param name="Line">What else is worth a line, as <c>62:1c:…, mtu 1500</c>.</param>
/// <param name="Peer">The other end of its veth pair; null without one that is read.</param>
/// <param name="Bridge">What that end is plugged into; null for nothing.</param>
public sealed record NamespaceInterface(Node Node, IReadOnlyList<string> Addresses, string Line, Node? Peer, Node? Bridge);

/// <summary>A network namespace as it really is: interfaces, what listens. Pure.</summary>
/// <param name="Netns">The namespace.</param>
/// <param name="IsHosts">Whether it is a host's own, in which others live too.</param>
/// <param name="Facts">Inode and cookie.</param>
/// <param name="Interfaces">Its interfaces by their index; none of a host's own, which are the host's to tell.</param>
/// <param name="Sockets">What listens: everything in a namespace of its own, of a host's only what the pod's containers hold.</param>
public sealed record NamespaceView(
    Node Netns, bool IsHosts, IReadOnlyList<DetailFact> Facts, IReadOnlyList<NamespaceInterface> Interfaces, IReadOnlyList<NamespaceSocket> Sockets)
{
    /// <summary>The namespace of a pod.</summary>
    /// <param name="snapshot">The topology.</param>
    /// <param name="netns">The namespace.</param>
    /// <param name="members">Ids of the pod's containers.</param>
    public static NamespaceView Of(TopologySnapshot snapshot, Node netns, IReadOnlySet<string> members)
    {
        var properties = (NetnsProperties)netns.Properties;
        var isHosts = properties.Role == "host";
        return new NamespaceView(
            netns, isHosts,
            [new("Inode", [$"net:[{properties.Inode}]"], IsMono: true), new("Cookie", [properties.Cookie], IsMono: true)],
            isHosts ? [] : [.. InterfacesOf(snapshot, netns)],
            [.. AllSockets(snapshot, netns).Where(s => !isHosts || (s.Owner is not null && members.Contains(s.Owner.Id)))]);
    }

    /// <summary>Everything that listens in a namespace, by port.</summary>
    public static IReadOnlyList<NamespaceSocket> AllSockets(TopologySnapshot snapshot, Node netns) =>
    [
        .. snapshot.ChildrenOf(netns.Id)
            .SelectMany(child => SocketsOf(child).Select(s => new NamespaceSocket(s, child, child.Name)))
            .Concat(((NetnsProperties)netns.Properties).UnownedListening.Select(s => new NamespaceSocket(s, null, "a process that cannot be read")))
            .OrderBy(s => s.Socket.Port).ThenBy(s => s.Socket.Protocol).ThenBy(s => s.Socket.Address, StringComparer.Ordinal),
    ];

    private static IEnumerable<ListeningSocket> SocketsOf(Node node) => node.Properties switch
    {
        ContainerProperties c => c.Listening,
        ProcessProperties p => p.Listening,
        _ => [],
    };

    private static IEnumerable<NamespaceInterface> InterfacesOf(TopologySnapshot snapshot, Node netns) => snapshot.ChildrenOf(netns.Id)
        .Where(n => n.Kind == NodeKind.Interface)
        .Select(n => (Node: n, Properties: (InterfaceProperties)n.Properties))
        .OrderBy(n => n.Properties.Type == "loopback").ThenBy(n => n.Properties.IfIndex)
        .Select(n =>
        {
            var peer = PeerOf(snapshot, n.Node);
            var line = new[]
            {
                n.Properties.Mac, string.Create(CultureInfo.InvariantCulture, $"mtu {n.Properties.Mtu}"),
                n.Properties.OperState is "up" or "unknown" ? "" : n.Properties.OperState,
            };
            return new NamespaceInterface(
                n.Node, [.. n.Properties.Addresses], string.Join(", ", line.Where(t => t.Length > 0)), peer,
                peer is null ? null : PodSeat.Target(snapshot, peer, EdgeKind.Master));
        });

    private static Node? PeerOf(TopologySnapshot snapshot, Node nic) =>
        snapshot.EdgesOf(nic.Id).FirstOrDefault(e => e.Kind == EdgeKind.Veth) is { } pair ? snapshot.Nodes[pair.From == nic.Id ? pair.To : pair.From] : null;
}
