using NetDash.Linux;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>Turns what the reader holds into facts, and knows which of them were reported.</summary>
internal sealed class KernelPicture
{
    /// <summary>
    /// How often a socket's owner is looked for before it counts as unknown: a socket that is handed on to a child while
    /// descriptors are listed is found with neither.
    /// </summary>
    private const int MostAttempts = 4;

    private readonly KernelReader _reader;
    private readonly TimeProvider _time;
    private readonly Dictionary<Netns, NetnsState> _states = [];
    private readonly FactLedger _ledger = new();
    private readonly Dictionary<Netns, List<ProcessEntry>> _holders = [];
    private readonly Dictionary<uint, int> _attempts = [];
    private readonly HashSet<Netns> _unowned = [];
    private readonly SocketMapper _sockets;
    private bool _holdersChanged;

    public KernelPicture(KernelReader reader, HostReading host, TimeProvider time)
    {
        _reader = reader;
        _time = time;
        Host = host;
        HostId = NodeId.Host(host.MachineId);
        _sockets = new SocketMapper(host, inode => reader.OwnersOf(inode) ?? []);
    }

    /// <summary>The machine.</summary>
    public HostReading Host { get; private set; }

    /// <summary>Node id of the machine.</summary>
    public string HostId { get; }

    /// <summary>Every fact.</summary>
    public ValueList<Fact> All => _ledger.All;

    /// <summary>Node id of a namespace.</summary>
    public string IdOf(Netns netns) => State(netns).Id;

    /// <summary>The machine's own description may have changed: its name, its range of ports.</summary>
    public void SetHost(HostReading host)
    {
        // Boot time moves with every correction of the clock; a process's start does not.
        Host = host with { BootTime = Host.BootTime };
        var netns = _reader.Namespaces.FirstOrDefault(static n => n.IsHost);
        _ledger.Set("host", [NetnsMapper.Host(Host, netns is null ? "" : IdOf(netns))]);
    }

    /// <summary>A namespace's members or mounts, and what its NAT forwards.</summary>
    /// <param name="netns">The namespace.</param>
    /// <param name="isExact">Whether the number of processes is told as it is, though nothing else differs.</param>
    public void SetNetns(Netns netns, bool isExact)
    {
        var state = State(netns);
        state.LastFact = NetnsMapper.Netns(netns, state.Id, HostId, isExact ? null : state.LastFact, state.Forwards);
        _ledger.Set(state.NetnsSection, [state.LastFact]);
    }

    /// <summary>A namespace's interfaces.</summary>
    public void SetInterfaces(Netns netns)
    {
        var state = State(netns);
        _ledger.Set(state.InterfaceSection, InterfaceMapper.Interfaces(netns, state.Id, link => TargetId(netns, link)));
    }

    /// <summary>A namespace's sockets: finds the owners of those that are new, and tells both.</summary>
    public void SetSockets(Netns netns)
    {
        if (!netns.HasReadSockets)
        {
            return;
        }

        var state = State(netns);
        var inodes = Inodes(netns).ToHashSet();
        state.Note(inodes, _time.GetUtcNow());
        FindNewOwners(netns, inodes);
        _ledger.Set(state.SocketSection, _sockets.Sockets(netns, state));
        _ledger.Set(state.UnixSection, _sockets.UnixSockets(netns, state, HostId));
        _holders[netns] = Holders(netns);
        _holdersChanged = true;
    }

    /// <summary>Namespaces with sockets whose owners are to be looked for once more: set their sockets again.</summary>
    public Netns[] TakeUnowned()
    {
        if (_unowned.Count == 0)
        {
            return [];
        }

        var again = _unowned.Where(static n => !n.IsGone).ToArray();
        _unowned.Clear();
        return again;
    }

    /// <summary>Finds the owners of every socket of the machine in one look at all descriptors.</summary>
    public void FindAllOwners()
    {
        var inodes = _reader.Namespaces.SelectMany(Inodes).ToHashSet();
        _reader.FindOwners(inodes, _reader.Processes);
        foreach (var closed in _attempts.Keys.Where(i => !inodes.Contains(i)).ToArray())
        {
            _attempts.Remove(closed);
        }
    }

    /// <summary>A namespace is gone, with all that was in it.</summary>
    public void Drop(Netns netns)
    {
        if (_states.Remove(netns, out var state))
        {
            foreach (var section in (ReadOnlySpan<string>)[state.NetnsSection, state.InterfaceSection, state.SocketSection, state.UnixSection])
            {
                _ledger.Set(section, []);
            }
        }

        _holdersChanged |= _holders.Remove(netns);
    }

    /// <summary>What differs from what was taken before.</summary>
    public (ValueList<Fact> Upserted, ValueList<string> Removed) Take()
    {
        if (_holdersChanged)
        {
            _holdersChanged = false;
            _ledger.Set("processes", Processes());
        }

        return _ledger.Take();
    }

    private static IEnumerable<uint> Inodes(Netns netns) =>
        netns.Sockets.Select(static s => s.Inode).Concat(netns.UnixSockets.Select(static s => s.Inode)).Where(static i => i != 0);

    private NetnsState State(Netns netns)
    {
        if (!_states.TryGetValue(netns, out var state))
        {
            _states[netns] = state = new NetnsState(netns, Host.BootId);
        }

        return state;
    }

    private string TargetId(Netns netns, Link link) => _reader.TargetOf(netns, link) is { } target ? IdOf(target) : "";

    /// <summary>
    /// Members of the namespace are looked at first. A socket outlives setns(2), so what none of them holds is looked for
    /// among all others; the engine's embedded DNS is not worth that, nobody is shown it.
    /// </summary>
    private void FindNewOwners(Netns netns, HashSet<uint> inodes)
    {
        var unknown = inodes
            .Where(i => _reader.OwnersOf(i) is null || (_attempts.TryGetValue(i, out var attempts) && attempts < MostAttempts))
            .ToHashSet();
        if (unknown.Count == 0)
        {
            return;
        }

        _reader.FindOwners(unknown, netns.Members);
        unknown.RemoveWhere(IsOwned);
        foreach (var socket in netns.Sockets.Where(s => SocketMapper.IsEmbeddedDns(s, netns, [])))
        {
            unknown.Remove(socket.Inode);
        }

        if (unknown.Count > 0)
        {
            _reader.FindOwners(unknown, _reader.Processes.Where(p => p.NetnsInode != netns.Inode));
            unknown.RemoveWhere(IsOwned);
        }

        foreach (var inode in unknown)
        {
            var attempts = _attempts[inode] = _attempts.GetValueOrDefault(inode) + 1;
            if (attempts < MostAttempts)
            {
                _unowned.Add(netns);
            }
        }
    }

    private bool IsOwned(uint inode)
    {
        var isOwned = _reader.OwnersOf(inode) is { Count: > 0 };
        if (isOwned)
        {
            _attempts.Remove(inode);
        }

        return isOwned;
    }

    private List<ProcessEntry> Holders(Netns netns)
    {
        var holders = new HashSet<ProcessEntry>();
        foreach (var socket in netns.Sockets)
        {
            var owners = _reader.OwnersOf(socket.Inode) ?? [];
            if (!SocketMapper.IsEmbeddedDns(socket, netns, owners))
            {
                holders.UnionWith(owners);
            }
        }

        foreach (var socket in netns.UnixSockets)
        {
            holders.UnionWith(_reader.OwnersOf(socket.Inode) ?? []);
        }

        return [.. holders];
    }

    private List<Fact> Processes()
    {
        var ids = new Dictionary<ulong, string>();
        foreach (var netns in _reader.Namespaces)
        {
            ids[netns.Inode] = IdOf(netns);
        }

        var facts = new List<Fact>();
        foreach (var process in _holders.Values.SelectMany(static h => h).Distinct())
        {
            // One that ended since, or lives where nobody may look, is named by its sockets alone.
            if (!process.IsGone && ids.TryGetValue(process.NetnsInode, out var netnsId))
            {
                facts.Add(_sockets.Process(process, netnsId));
            }
        }

        return facts;
    }
}
