using System.Globalization;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>Makes facts of sockets and of the processes that hold them.</summary>
/// <param name="host">The machine.</param>
/// <param name="ownersOf">Who holds the socket with this inode; empty when it is not known.</param>
internal sealed class SocketMapper(HostReading host, Func<uint, IReadOnlyList<ProcessEntry>> ownersOf)
{
    /// <summary>Docker answers names for containers on user networks here, inside the container's namespace.</summary>
    private const string EmbeddedDns = "127.0.0.11";

    /// <summary>
    /// Whether a socket is the engine's embedded DNS: on its address, in a namespace that none of its owners lives in.
    /// </summary>
    public static bool IsEmbeddedDns(InetSocket socket, Netns netns, IReadOnlyList<ProcessEntry> owners) =>
        socket.Address == EmbeddedDns && !netns.IsHost && !owners.Any(o => o.NetnsInode == netns.Inode);

    /// <summary>The TCP and UDP sockets of a namespace; those that share a port by SO_REUSEPORT and their owners are one.</summary>
    public List<Fact> Sockets(Netns netns, NetnsState state)
    {
        var facts = new List<Fact>(netns.Sockets.Count);
        var groups = netns.Sockets
            .Select(s => (Socket: s, Owners: ownersOf(s.Inode)))
            .Where(s => !IsEmbeddedDns(s.Socket, netns, s.Owners))
            .Select(s => (s.Socket, Owners: Owners(s.Owners)))
            .GroupBy(static s => (s.Socket.IsUdp, s.Socket.Address, s.Socket.Port, s.Socket.IsV6Only, s.Owners));
        foreach (var group in groups)
        {
            var first = group.MinBy(static s => s.Socket.Inode).Socket;
            facts.Add(new SocketFact
            {
                Id = SocketId(state.Id, first),
                NetnsId = state.Id,
                Protocol = first.IsUdp ? PortProtocol.Udp : PortProtocol.Tcp,
                Address = first.Address,
                Port = first.Port,
                V6Only = first.IsV6Only,
                Inode = first.Inode,
                Owners = group.Key.Owners,
                SeenSince = group.Any(s => state.SeenSince(s.Socket.Inode) is null) ? null : group.Min(s => state.SeenSince(s.Socket.Inode)),
            });
        }

        return facts;
    }

    /// <summary>
    /// The listening unix sockets of a namespace. A path is the machine's only in the host's namespace: elsewhere processes
    /// nearly always have mounts of their own.
    /// </summary>
    public List<Fact> UnixSockets(Netns netns, NetnsState state, string hostId)
    {
        var facts = new List<Fact>(netns.UnixSockets.Count);
        foreach (var group in netns.UnixSockets.GroupBy(static s => s.Path))
        {
            var scope = netns.IsHost && !group.Key.StartsWith('@') ? hostId : state.Id;
            facts.Add(new UnixSocketFact
            {
                Id = NodeId.UnixSocket(scope, group.Key),
                HostId = hostId,
                NetnsId = state.Id,
                Path = group.Key,
                Owners = Owners(group.SelectMany(s => ownersOf(s.Inode)).Distinct().ToArray()),
            });
        }

        return facts;
    }

    /// <summary>A process that holds a socket.</summary>
    public ProcessFact Process(ProcessEntry process, string netnsId) => new()
    {
        Id = ProcessId(process),
        NetnsId = netnsId,
        Pid = process.Pid,
        Name = process.Name,
        StartedAt = host.WallClock(process.StartTicks),
        Container = process.Container is { } c ? NetnsMapper.Container(c) : null,
    };

    private ValueList<SocketOwner> Owners(IReadOnlyList<ProcessEntry> owners) => owners.Count == 0
        ? []
        : owners.OrderBy(static o => o.Pid)
            .Select(o => new SocketOwner(ProcessId(o), o.Pid, o.Name, host.WallClock(o.StartTicks), o.Container?.ContainerId ?? ""))
            .ToValueList();

    private string ProcessId(ProcessEntry process) => NodeId.Process(host.BootId, process.Pid, process.StartTicks);

    /// <summary>A socket that no descriptor refers to has inode 0, and is known by where it listens.</summary>
    private static string SocketId(string netnsId, InetSocket socket) => string.Create(
        CultureInfo.InvariantCulture,
        $"socket:{netnsId}:{(socket.IsUdp ? "udp" : "tcp")}:{(socket.Inode != 0 ? $"{socket.Inode}" : $"{socket.Address}:{socket.Port}")}");
}
