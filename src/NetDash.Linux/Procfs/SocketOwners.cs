using NetDash.Linux.Interop;
using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Procfs;

/// <summary>
/// Tells which processes hold a socket open, by the links in /proc/pid/fd. sock_diag tells inode and user, never the
/// process. An answer is kept until one of the owners ends or the cache is told to forget.
/// </summary>
internal sealed class SocketOwners(ProcFs proc)
{
    private readonly Dictionary<uint, IReadOnlyList<ProcessEntry>> _owners = [];
    private readonly Dictionary<uint, List<ProcessEntry>> _found = [];
    private readonly List<int> _descriptors = [];
    private string _deniedReason = "";

    /// <summary>Processes whose descriptors could not be listed since the last <see cref="Forget"/>, told as one item; null for none.</summary>
    public Unreadable? Denied => _deniedReason.Length == 0
        ? null
        : new Unreadable(
            $"{proc.Root}/*/fd of processes that this program may not look into",
            _deniedReason,
            Remedies.SeeProcesses);

    /// <summary>Who holds the socket, by what is known; null when it has not been looked for, or an owner has ended since.</summary>
    public IReadOnlyList<ProcessEntry>? Known(uint inode) =>
        _owners.TryGetValue(inode, out var owners) && !owners.Any(static o => o.IsGone) ? owners : null;

    /// <summary>
    /// Looks for the owners of these sockets among these processes. Sockets that none of them holds are remembered as such.
    /// </summary>
    public void Find(HashSet<uint> inodes, IEnumerable<ProcessEntry> among)
    {
        _found.Clear();
        foreach (var process in among)
        {
            Scan(process, inodes);
        }

        foreach (var inode in inodes)
        {
            _owners[inode] = _found.TryGetValue(inode, out var owners) ? owners : [];
        }
    }

    /// <summary>Forgets every answer, so that children that inherited a socket since are found too.</summary>
    public void Forget()
    {
        _owners.Clear();
        _deniedReason = "";
    }

    private void Scan(ProcessEntry process, HashSet<uint> inodes)
    {
        if (process.IsGone)
        {
            return;
        }

        _descriptors.Clear();
        var directory = $"{proc.Root}/{process.Pid}/fd";
        try
        {
            NumberedDirectory.List(directory, _descriptors);
        }
        catch (UnauthorizedAccessException)
        {
            _deniedReason = Errno.Text(Errno.EACCES);
            return;
        }
        catch (IOException)
        {
            // It has ended: its sockets went with it or are found with another.
            return;
        }

        foreach (var descriptor in _descriptors)
        {
            var errno = proc.TryReadLink($"{directory}/{descriptor}", out var link);
            if (errno is Errno.EACCES or Errno.EPERM)
            {
                // The names of the descriptors may be readable where the links are not.
                _deniedReason = Errno.Text(errno);
                return;
            }

            if (errno == 0
                && NamespaceLink.SocketInode(link) is > 0 and <= uint.MaxValue and var inode
                && inodes.Contains((uint)inode))
            {
                Add((uint)inode, process);
            }
        }
    }

    private void Add(uint inode, ProcessEntry process)
    {
        if (!_found.TryGetValue(inode, out var owners))
        {
            _found[inode] = owners = [];
        }

        // One process may hold a socket by several descriptors.
        if (owners.Count == 0 || owners[^1] != process)
        {
            owners.Add(process);
        }
    }
}
