using NetDash.Linux.Interop;
using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;

namespace NetDash.Linux;

/// <summary>
/// Reads the kernel of this machine: namespaces, interfaces, sockets, processes. It starts no process, writes nothing, and
/// keeps no descriptor that would hold another network namespace alive.
/// </summary>
/// <remarks>
/// Make it and use it on one dedicated thread: it enters namespaces by setns(2), which moves the calling thread.
/// Only <see cref="Wake"/> may be called from elsewhere. After <see cref="NamespaceLostException"/> the thread must end.
/// </remarks>
public sealed class KernelReader : IDisposable
{
    private readonly ProcFs _proc;
    private readonly NetnsEntrance _entrance;
    private readonly NetnsCatalog _catalog;
    private readonly LinkTargets _targets;
    private readonly RouteMonitor _monitor;
    private readonly KernelWaiter _waiter;
    private readonly SocketOwners _owners;
    private readonly InterfaceReader _interfaces = new();
    private readonly SocketReader _sockets = new();
    private readonly NatReader _nat;
    private readonly KernelEvents _events = new();
    private readonly ulong _monitorInode;
    private readonly Unreadable? _monitorProblem;

    /// <summary>Opens what is needed to wait for changes; reads nothing yet.</summary>
    /// <param name="procPath">Where the machine's proc file system is mounted, as <c>/proc</c>.</param>
    /// <exception cref="LinuxException">Nothing can be read: no proc file system there, or no netlink.</exception>
    public KernelReader(string procPath)
    {
        _proc = new ProcFs(procPath);
        _entrance = new NetnsEntrance(_proc);
        try
        {
            _catalog = new NetnsCatalog(_proc, _entrance);
            _targets = new LinkTargets(_catalog);
            _owners = new SocketOwners(_proc);
            _nat = new NatReader(_proc, _catalog);
            (_monitor, _monitorInode, _monitorProblem) = OpenMonitor();
            try
            {
                _waiter = new KernelWaiter(_proc, _monitor);
            }
            catch
            {
                _monitor.Dispose();
                throw;
            }
        }
        catch
        {
            _entrance.Dispose();
            throw;
        }
    }

    /// <summary>The namespaces that are known.</summary>
    public IReadOnlyCollection<Netns> Namespaces => _catalog.Namespaces;

    /// <summary>The processes of the machine that are no kernel threads.</summary>
    public IEnumerable<ProcessEntry> Processes => _catalog.Processes.Entries;

    /// <summary>Whether changes in namespaces other than the monitor's are announced too (CAP_NET_BROADCAST).</summary>
    public bool HearsAllNamespaces => _monitor.HearsAll;

    /// <summary>Whether changes of links, addresses and default routes in this namespace are announced.</summary>
    public bool Hears(Netns netns) =>
        netns.Inode == _monitorInode || (_monitor.HearsAll && MonitorNamespace is { } monitor && _targets.IsNumbered(monitor, netns));

    /// <summary>Everything that could not be read, with the reason and what to do.</summary>
    public IEnumerable<Unreadable> Unreadable =>
        _catalog.Unreadable
            .Concat(_catalog.Namespaces.SelectMany(static n => n.Unreadable))
            .Concat(_owners.Denied is { } denied ? [denied] : [])
            .Concat(_monitorProblem is { } problem ? [problem] : []);

    /// <summary>
    /// Why NAT rules are not read; null where they are. It is no part of <see cref="Unreadable"/>: the right to read them is the
    /// right to change them, so that there is good reason not to give it.
    /// </summary>
    public Unreadable? NatDenied => _nat.Denied;

    private Netns? MonitorNamespace => _catalog.Find(_monitorInode);

    /// <summary>Reads what identifies and describes the machine.</summary>
    public HostReading ReadHost() => HostReader.Read(_proc);

    /// <summary>Looks for namespaces and processes that came, went or moved.</summary>
    /// <param name="mountsChanged">Whether the mount tables are read again.</param>
    /// <param name="isDeep">Whether everything is looked at again: processes that moved, pids that were handed on.</param>
    /// <exception cref="IOException">The proc file system cannot be listed.</exception>
    public NetnsChanges Refresh(bool mountsChanged, bool isDeep)
    {
        var changes = _catalog.Refresh(mountsChanged, isDeep, Environment.TickCount64);
        foreach (var gone in changes.Removed)
        {
            _targets.Forget(gone);
        }

        if (changes.Added.Count > 0 || isDeep)
        {
            _targets.NamespacesCame();
        }

        if (isDeep)
        {
            _owners.Forget();
            _nat.LookAgain();
        }

        return changes;
    }

    /// <summary>Reads the interfaces of a namespace, their addresses, what its vxlans send to, and its default routes.</summary>
    public ReadOutcome ReadInterfaces(Netns netns) =>
        Read(netns, LinuxNetlink.NETLINK_ROUTE, socket => _interfaces.Read(socket, netns) ? ReadOutcome.Changed : ReadOutcome.Failed, p => netns.InterfaceProblems = p);

    /// <summary>Reads who listens in a namespace.</summary>
    public ReadOutcome ReadSockets(Netns netns) =>
        Read(netns, LinuxNetlink.NETLINK_SOCK_DIAG, socket => _sockets.Read(socket, netns), p => netns.SocketProblems = p);

    /// <summary>Reads which ports of a namespace NAT leads elsewhere. Its interfaces are read before: rules are told by its addresses.</summary>
    /// <param name="netns">The namespace.</param>
    /// <param name="isDeep">Whether all is looked for, because something changed in it or everything is read; a look that comes every second or so needs not.</param>
    public ReadOutcome ReadForwards(Netns netns, bool isDeep) => _nat.Read(netns, isDeep);

    /// <summary>Reads the counters of a namespace's interfaces; none when it is gone or may not be entered.</summary>
    public IReadOnlyList<LinkCounters> ReadCounters(Netns netns)
    {
        try
        {
            using var session = _catalog.TryOpen(netns, LinuxNetlink.NETLINK_ROUTE);
            return session is { } open ? _interfaces.ReadCounters(open.Socket, out _) : [];
        }
        catch (LinuxException)
        {
            // Why stands with the namespace already: its interfaces cannot be read either.
            return [];
        }
    }

    /// <summary>Finds the namespaces of links' other ends that are not known yet.</summary>
    /// <returns>The namespaces of which an end was found.</returns>
    public IReadOnlyList<Netns> ResolveLinks() => _targets.Resolve();

    /// <summary>The namespace that a link's other end is in; null when there is none, or it is not known.</summary>
    public Netns? TargetOf(Netns netns, Link link) =>
        link.LinkIndex <= 0 ? null : link.LinkNamespaceId is { } id ? _targets.Find(netns, id) : netns;

    /// <summary>Asks which numbers these namespaces have in the monitor's, so that notifications can be told apart.</summary>
    public void Number(IEnumerable<Netns> namespaces)
    {
        if (_monitor.HearsAll && MonitorNamespace is { } monitor)
        {
            try
            {
                _targets.Number(monitor, namespaces.Where(n => n != monitor && !_targets.IsNumbered(monitor, n)));
            }
            catch (LinuxException)
            {
                // The monitor's namespace may not be entered again: its notifications then mean reading all, see TakeChanged.
            }
        }
    }

    /// <summary>Who holds a socket, by what was found so far; null when it was not looked for, or an owner has ended since.</summary>
    public IReadOnlyList<ProcessEntry>? OwnersOf(uint inode) => _owners.Known(inode);

    /// <summary>
    /// Looks for the owners of sockets among these processes, by the links of their descriptors. It costs some microseconds
    /// a descriptor, so callers ask for sockets that they have not asked for before.
    /// </summary>
    public void FindOwners(HashSet<uint> inodes, IEnumerable<ProcessEntry> among) => _owners.Find(inodes, among);

    /// <summary>Sleeps until the kernel tells of a change, somebody calls <see cref="Wake"/>, or the time is over.</summary>
    /// <param name="milliseconds">At most so long; -1 for ever, 0 to look only.</param>
    /// <returns>What happened; the same object each time.</returns>
    public KernelEvents Wait(int milliseconds)
    {
        _waiter.Wait(milliseconds, _events);
        return _events;
    }

    /// <summary>The namespaces that notifications told of.</summary>
    /// <param name="events">What <see cref="Wait"/> returned.</param>
    /// <param name="unknown">Whether there was one that cannot be told: it is new, or its number was handed on.</param>
    public IReadOnlyList<Netns> TakeChanged(KernelEvents events, out bool unknown)
    {
        var changed = new List<Netns>();
        unknown = false;
        var monitor = MonitorNamespace;
        if (events.OwnChanged && monitor is not null)
        {
            changed.Add(monitor);
        }

        foreach (var id in events.ChangedIds)
        {
            if (monitor is not null && _targets.Find(monitor, id) is { } netns)
            {
                changed.Add(netns);
            }
            else
            {
                unknown = true;
            }
        }

        return changed;
    }

    /// <summary>Ends a <see cref="Wait"/>; the one thing that any thread may call.</summary>
    public void Wake() => _waiter.Wake();

    /// <inheritdoc/>
    public void Dispose()
    {
        _waiter.Dispose();
        _monitor.Dispose();
        _entrance.Dispose();
    }

    private ReadOutcome Read(Netns netns, int protocol, Func<NetlinkSocket, ReadOutcome> read, Action<List<Unreadable>> tell)
    {
        try
        {
            using var session = _catalog.TryOpen(netns, protocol);
            return session is { } open ? read(open.Socket) : ReadOutcome.Gone;
        }
        catch (LinuxException error)
        {
            tell([new Unreadable(error.What, error.Reason, Remedies.IfDenied(error.Errno, Remedies.EnterNamespaces))]);
            return ReadOutcome.Failed;
        }
    }

    /// <summary>The monitor hears from the host's namespace where it can be entered, else from our own.</summary>
    private (RouteMonitor Monitor, ulong Inode, Unreadable? Problem) OpenMonitor()
    {
        Unreadable? problem = null;
        RouteMonitor? monitor = null;
        var inode = _entrance.OwnInode;
        if (_catalog.HostInode != _entrance.OwnInode)
        {
            try
            {
                monitor = _entrance.Inside(_catalog.HostPath, RouteMonitor.Open);
                inode = _catalog.HostInode;
            }
            catch (LinuxException error)
            {
                problem = new Unreadable(error.What, error.Reason, Remedies.IfDenied(error.Errno, Remedies.EnterNamespaces));
            }
        }

        monitor ??= RouteMonitor.Open();
        if (!monitor.HearsAll)
        {
            problem ??= new Unreadable(
                "notifications of other namespaces", Errno.Text(Errno.EPERM), $"{Remedies.HearAll}; until then they are read every few seconds");
        }

        return (monitor, inode, problem);
    }
}
