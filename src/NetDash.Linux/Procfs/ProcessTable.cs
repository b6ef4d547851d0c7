using NetDash.Linux.Interop;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Procfs;

/// <summary>
/// The processes of the machine. A round lists /proc and looks at new pids alone; what is young is looked at again,
/// because a container's first process is made in another namespace, cgroup and name than it ends up with.
/// </summary>
internal sealed class ProcessTable(ProcFs proc)
{
    /// <summary>How long a new process is looked at again, in milliseconds: starting a container takes less.</summary>
    private const long Youth = 5_000;

    private readonly Dictionary<int, ProcessEntry> _entries = [];
    private readonly List<int> _pids = [];
    private readonly List<int> _gone = [];
    private int _generation;
    private int _denied;
    private int _firstDenied;
    private int _deniedErrno;

    /// <summary>Those that are no kernel threads, in no order.</summary>
    public IEnumerable<ProcessEntry> Entries => _entries.Values.Where(static e => !e.IsKernelThread);

    /// <summary>Processes whose namespace could not be read, told as one item; null for none.</summary>
    public Unreadable? Denied => _denied == 0
        ? null
        : new Unreadable(
            _denied == 1 ? $"{proc.Root}/{_firstDenied}/ns/net" : $"{proc.Root}/{_firstDenied}/ns/net and those of {_denied - 1} other processes",
            Errno.Text(_deniedErrno),
            Remedies.IfDenied(_deniedErrno, Remedies.SeeProcesses));

    /// <summary>Looks at what is new, or with <paramref name="isDeep"/> at every process again.</summary>
    /// <param name="isDeep">Also tells a pid that was given to another process.</param>
    /// <param name="now">Milliseconds, <see cref="Environment.TickCount64"/>.</param>
    /// <returns>Whether any process came, went, or moved to another namespace or container.</returns>
    /// <exception cref="IOException">/proc cannot be listed.</exception>
    public bool Update(bool isDeep, long now)
    {
        var isFirst = _generation++ == 0;
        _pids.Clear();
        NumberedDirectory.List(proc.Root, _pids);
        if (isDeep)
        {
            _denied = 0;
        }

        var changed = false;
        foreach (var pid in _pids)
        {
            if (_entries.TryGetValue(pid, out var entry))
            {
                entry.Generation = _generation;
                if (entry.IsKernelThread || !(isDeep || entry.YoungUntil > now))
                {
                    continue;
                }

                if (!isDeep || StartOf(pid) is not { } start || start == entry.StartTicks)
                {
                    changed |= Examine(entry);
                    continue;
                }

                entry.IsGone = true;
            }

            changed |= Add(pid, isFirst ? 0 : now + Youth);
        }

        return RemoveOthers() || changed;
    }

    private bool Add(int pid, long youngUntil)
    {
        if (proc.TryRead($"{proc.Root}/{pid}/stat", out var text) != 0 || !ProcStat.TryParse(text, out var stat))
        {
            // It has ended since the listing.
            return _entries.Remove(pid);
        }

        var entry = new ProcessEntry
        {
            Pid = pid,
            StartTicks = stat.StartTicks,
            IsKernelThread = stat.IsKernelThread,
            YoungUntil = youngUntil,
            Generation = _generation,
        };
        _entries[pid] = entry;
        if (entry.IsKernelThread)
        {
            return false;
        }

        Examine(entry);
        return true;
    }

    private bool Examine(ProcessEntry entry)
    {
        var errno = proc.TryReadLink($"{proc.Root}/{entry.Pid}/ns/net", out var link);
        if (errno is Errno.EACCES or Errno.EPERM && _denied++ == 0)
        {
            (_firstDenied, _deniedErrno) = (entry.Pid, errno);
        }

        var inode = errno == 0 ? NamespaceLink.NetInode(link) : 0;
        var container = proc.TryRead($"{proc.Root}/{entry.Pid}/cgroup", out var cgroup) == 0 ? CgroupParser.Parse(cgroup) : null;
        var name = proc.TryReadText($"{proc.Root}/{entry.Pid}/comm") ?? entry.Name;
        var changed = inode != entry.NetnsInode || container != entry.Container || name != entry.Name;
        entry.NetnsInode = inode;
        entry.Container = container;
        entry.Name = name;
        return changed;
    }

    private long? StartOf(int pid) =>
        proc.TryRead($"{proc.Root}/{pid}/stat", out var text) == 0 && ProcStat.TryParse(text, out var stat) ? stat.StartTicks : null;

    private bool RemoveOthers()
    {
        _gone.Clear();
        foreach (var (pid, entry) in _entries)
        {
            if (entry.Generation != _generation)
            {
                entry.IsGone = true;
                _gone.Add(pid);
            }
        }

        foreach (var pid in _gone)
        {
            _entries.Remove(pid);
        }

        return _gone.Count > 0;
    }
}
