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
    private readonly HashSet<ulong> _touched = [];
    private int _generation;
    private int _deniedErrno;

    /// <summary>Those that are no kernel threads, in no order.</summary>
    public IEnumerable<ProcessEntry> Entries => _entries.Values.Where(static e => !e.IsKernelThread);

    /// <summary>Inodes of the namespaces whose members came, went, or changed name or container at the last update.</summary>
    public IReadOnlySet<ulong> Touched => _touched;

    /// <summary>Processes whose namespace could not be read, told as one item that does not change with their number; null for none.</summary>
    public Unreadable? Denied => _deniedErrno == 0
        ? null
        : new Unreadable(
            $"{proc.Root}/*/ns/net of processes that this program may not look into",
            Errno.Text(_deniedErrno),
            Remedies.IfDenied(_deniedErrno, Remedies.SeeProcesses));

    /// <summary>Looks at what is new, or with <paramref name="isDeep"/> at every process again.</summary>
    /// <param name="isDeep">Also tells a pid that was given to another process.</param>
    /// <param name="now">Milliseconds, <see cref="Environment.TickCount64"/>.</param>
    /// <exception cref="IOException">/proc cannot be listed.</exception>
    public void Update(bool isDeep, long now)
    {
        var isFirst = _generation++ == 0;
        _pids.Clear();
        _touched.Clear();
        NumberedDirectory.List(proc.Root, _pids);
        if (isDeep)
        {
            _deniedErrno = 0;
        }

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
                    Examine(entry);
                    continue;
                }

                End(entry);
            }

            Add(pid, isFirst ? 0 : now + Youth);
        }

        RemoveOthers();
    }

    private void Add(int pid, long youngUntil)
    {
        if (proc.TryRead($"{proc.Root}/{pid}/stat", out var text) != 0 || !ProcStat.TryParse(text, out var stat))
        {
            // It has ended since the listing.
            _entries.Remove(pid);
            return;
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
        if (!entry.IsKernelThread)
        {
            Examine(entry);
        }
    }

    private void Examine(ProcessEntry entry)
    {
        var errno = proc.TryReadLink($"{proc.Root}/{entry.Pid}/ns/net", out var link);
        // The first process is told of apart, as the one that shows which namespace is the host's.
        if (errno is Errno.EACCES or Errno.EPERM && entry.Pid != 1)
        {
            _deniedErrno = errno;
        }

        var inode = errno == 0 ? NamespaceLink.NetInode(link) : 0;
        var container = proc.TryRead($"{proc.Root}/{entry.Pid}/cgroup", out var cgroup) == 0 ? CgroupParser.Parse(cgroup) : null;
        var name = proc.TryReadText($"{proc.Root}/{entry.Pid}/comm") ?? entry.Name;
        if (inode != entry.NetnsInode || container != entry.Container || name != entry.Name)
        {
            _touched.Add(entry.NetnsInode);
            _touched.Add(inode);
        }

        entry.NetnsInode = inode;
        entry.Container = container;
        entry.Name = name;
    }

    private long? StartOf(int pid) =>
        proc.TryRead($"{proc.Root}/{pid}/stat", out var text) == 0 && ProcStat.TryParse(text, out var stat) ? stat.StartTicks : null;

    private void RemoveOthers()
    {
        _gone.Clear();
        foreach (var (pid, entry) in _entries)
        {
            if (entry.Generation != _generation)
            {
                End(entry);
                _gone.Add(pid);
            }
        }

        foreach (var pid in _gone)
        {
            _entries.Remove(pid);
        }
    }

    private void End(ProcessEntry entry)
    {
        entry.IsGone = true;
        if (!entry.IsKernelThread)
        {
            _touched.Add(entry.NetnsInode);
        }
    }
}
