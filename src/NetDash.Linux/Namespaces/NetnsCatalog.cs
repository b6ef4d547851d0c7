using System.Globalization;
using NetDash.Linux.Interop;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Namespaces;

/// <summary>
/// The network namespaces of the machine. They are found by inode and known by cookie: an inode is handed to the next
/// namespace at once, so whenever nothing that showed a namespace shows it any more, its cookie is asked again.
/// </summary>
internal sealed class NetnsCatalog
{
    private readonly ProcFs _proc;
    private readonly NetnsEntrance _entrance;
    private readonly NetnsMounts _mounts;
    private readonly Dictionary<ulong, Netns> _byInode = [];
    private readonly Dictionary<ulong, (Unreadable Problem, HashSet<string> Tried)> _unidentified = [];

    public NetnsCatalog(ProcFs proc, NetnsEntrance entrance)
    {
        _proc = proc;
        _entrance = entrance;
        _mounts = new NetnsMounts(proc);
        Processes = new ProcessTable(proc);
        HostPath = $"{proc.Root}/1/ns/net";
        var errno = proc.TryReadLink(HostPath, out var link);
        HostInode = errno == 0 ? NamespaceLink.NetInode(link) : 0;
        if (HostInode == 0)
        {
            HostInode = entrance.OwnInode;
            HostAssumption = new Unreadable(
                HostPath,
                errno == 0 ? "it is no namespace" : Errno.Text(errno),
                $"{Remedies.SeeProcesses}; until then this program's own namespace is taken to be the host's");
        }
    }

    /// <summary>The processes of the machine.</summary>
    public ProcessTable Processes { get; }

    /// <summary>The namespaces that are known, by inode.</summary>
    public IReadOnlyCollection<Netns> Namespaces => _byInode.Values;

    /// <summary>The namespace that has this inode now; null when none is known.</summary>
    public Netns? Find(ulong inode) => _byInode.GetValueOrDefault(inode);

    /// <summary>Inode of the namespace that the machine's first process lives in.</summary>
    public ulong HostInode { get; }

    /// <summary>Path of that namespace.</summary>
    public string HostPath { get; }

    /// <summary>Why <see cref="HostInode"/> is a guess; null when it is none.</summary>
    public Unreadable? HostAssumption { get; }

    /// <summary>What could not be found or identified.</summary>
    public IEnumerable<Unreadable> Unreadable =>
        _mounts.Unreadable.Concat(_unidentified.Values.Select(static u => u.Problem))
            .Concat(HostAssumption is { } a ? [a] : [])
            .Concat(Processes.Denied is { } d ? [d] : []);

    /// <summary>Looks for namespaces that came, went, or changed their members.</summary>
    /// <param name="mountsChanged">Whether the mount tables are to be read again.</param>
    /// <param name="isDeep">Whether everything is looked at again, known or not.</param>
    /// <param name="now">Milliseconds, <see cref="Environment.TickCount64"/>.</param>
    public NetnsChanges Refresh(bool mountsChanged, bool isDeep, long now)
    {
        if (mountsChanged || isDeep)
        {
            _mounts.Read();
        }

        Processes.Update(isDeep, now);
        var changes = new NetnsChanges();
        if (!mountsChanged && !isDeep && Processes.Touched.Count == 0)
        {
            return changes;
        }

        if (isDeep)
        {
            _unidentified.Clear();
        }

        var evidence = Gather();
        foreach (var netns in _byInode.Values.ToArray())
        {
            if (netns.IsGone || !evidence.TryGetValue(netns.Inode, out var shown) || (!shown.Overlaps(netns) && !IsStill(netns, shown)))
            {
                Drop(netns, changes);
            }
        }

        foreach (var shown in evidence.Values)
        {
            if (_byInode.TryGetValue(shown.Inode, out var netns))
            {
                if (Adopt(netns, shown))
                {
                    changes.Updated.Add(netns);
                }
            }
            else if (IsUntried(shown) && Identify(shown) is { } found)
            {
                changes.Added.Add(found);
            }
        }

        foreach (var inode in _unidentified.Keys.Where(i => !evidence.ContainsKey(i)).ToArray())
        {
            _unidentified.Remove(inode);
        }

        return changes;
    }

    /// <summary>Opens a netlink socket in a namespace, by the first of its paths that still leads there.</summary>
    /// <param name="netns">The namespace.</param>
    /// <param name="protocol">The socket's protocol.</param>
    /// <param name="meanwhile">Something short that is done inside; in vain when it turns out to be another namespace.</param>
    /// <returns>Null when none does: it is gone, or its inode is another's now.</returns>
    /// <exception cref="LinuxException">It may not be entered.</exception>
    public NetnsSession? TryOpen(Netns netns, int protocol, Action? meanwhile = null)
    {
        if (netns.IsOwn)
        {
            return NetnsEntrance.OpenHere(protocol, meanwhile);
        }

        foreach (var path in netns.OpenPaths)
        {
            NetnsSession session;
            try
            {
                session = _entrance.Open(path, protocol, meanwhile);
            }
            catch (LinuxException error) when (error.Errno is Errno.ENOENT or Errno.ESRCH or Errno.EINVAL)
            {
                // That process has ended, or that mount is gone (what stands there now is no namespace).
                continue;
            }

            if (session.Cookie is not { } cookie || cookie.ToString(CultureInfo.InvariantCulture) == netns.Cookie)
            {
                return session;
            }

            session.Dispose();
        }

        return null;
    }

    /// <summary>Opens the namespace itself, for a question about it; the caller closes it at once.</summary>
    /// <returns>A descriptor, or -1 when no path leads there.</returns>
    public int OpenDescriptor(Netns netns)
    {
        foreach (var path in netns.IsOwn ? [_entrance.OwnPath] : netns.OpenPaths)
        {
            var descriptor = _proc.Open(path);
            if (descriptor >= 0)
            {
                return descriptor;
            }
        }

        return -1;
    }

    private Dictionary<ulong, NetnsEvidence> Gather()
    {
        var evidence = new Dictionary<ulong, NetnsEvidence>();
        NetnsEvidence Of(ulong inode)
        {
            if (!evidence.TryGetValue(inode, out var one))
            {
                evidence[inode] = one = new NetnsEvidence(inode);
            }

            return one;
        }

        Of(_entrance.OwnInode);
        Of(HostInode).OpenPaths.Add(HostPath);
        foreach (var mount in _mounts.Mounts)
        {
            Of(mount.Inode).MountPaths.Add(mount.Path);
            Of(mount.Inode).OpenPaths.Add(mount.OpenPath);
        }

        foreach (var process in Processes.Entries)
        {
            if (process.NetnsInode != 0)
            {
                Of(process.NetnsInode).Members.Add(process);
            }
        }

        foreach (var one in evidence.Values)
        {
            one.Members.Sort(static (a, b) => a.Pid.CompareTo(b.Pid));

            // A handful is enough to enter by; the first process of a container outlives its children.
            one.OpenPaths.AddRange(one.Members.Take(4).Select(m => $"{_proc.Root}/{m.Pid}/ns/net"));
        }

        return evidence;
    }

    private bool IsStill(Netns netns, NetnsEvidence shown)
    {
        netns.OpenPaths = shown.OpenPaths;
        try
        {
            using var session = TryOpen(netns, LinuxNetlink.NETLINK_ROUTE);

            // Without cookies nothing can tell, and new evidence means a new namespace.
            return session?.Cookie is not null;
        }
        catch (LinuxException)
        {
            // It may not be entered any more; Identify tells why.
            return false;
        }
    }

    private void Drop(Netns netns, NetnsChanges changes)
    {
        netns.IsGone = true;
        _byInode.Remove(netns.Inode);
        changes.Removed.Add(netns);
    }

    private bool Adopt(Netns netns, NetnsEvidence shown)
    {
        netns.OpenPaths = shown.OpenPaths;
        var changed = false;
        if (!shown.MountPaths.SequenceEqual(netns.MountPaths))
        {
            netns.MountPaths = [.. shown.MountPaths];
            changed = true;
        }

        netns.Members = shown.Members;
        return changed || Processes.Touched.Contains(shown.Inode);
    }

    /// <summary>
    /// Whether there is a way in that has not been refused. A mount that is made while the two mount tables are read stands
    /// in the second alone, whose paths may be closed to us, and in the first the next time.
    /// </summary>
    private bool IsUntried(NetnsEvidence shown) =>
        !_unidentified.TryGetValue(shown.Inode, out var refused) || !refused.Tried.IsSupersetOf(shown.OpenPaths);

    private Netns? Identify(NetnsEvidence shown)
    {
        var isOwn = shown.Inode == _entrance.OwnInode;
        var problem = new LinuxException($"net:[{shown.Inode}]", Errno.ENOENT);
        foreach (var path in isOwn ? [_entrance.OwnPath] : shown.OpenPaths)
        {
            try
            {
                using var session = isOwn
                    ? NetnsEntrance.OpenHere(LinuxNetlink.NETLINK_ROUTE)
                    : _entrance.Open(path, LinuxNetlink.NETLINK_ROUTE);
                var netns = new Netns
                {
                    Inode = shown.Inode,
                    Cookie = session.Cookie?.ToString(CultureInfo.InvariantCulture)
                        ?? $"i{shown.Inode}-{(shown.Members.Count > 0 ? shown.Members.Min(static m => m.StartTicks) : 0)}",
                    IsHost = shown.Inode == HostInode,
                    IsOwn = isOwn,
                };
                Adopt(netns, shown);
                _byInode[shown.Inode] = netns;
                _unidentified.Remove(shown.Inode);
                return netns;
            }
            catch (LinuxException error)
            {
                problem = error;
            }
        }

        // A namespace that vanished between finding and entering is no problem, only late.
        if (problem.Errno is not (Errno.ENOENT or Errno.ESRCH or Errno.EINVAL))
        {
            var remedy = problem.What.StartsWith("setns", StringComparison.Ordinal) ? Remedies.EnterNamespaces : Remedies.SeeProcesses;
            _unidentified[shown.Inode] = (
                new Unreadable(problem.What, problem.Reason, Remedies.IfDenied(problem.Errno, remedy)), [.. shown.OpenPaths]);
        }

        return null;
    }
}
