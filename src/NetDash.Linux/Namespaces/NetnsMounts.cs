using NetDash.Linux.Interop;
using NetDash.Linux.Procfs;

namespace NetDash.Linux.Namespaces;

/// <summary>A mount of a network namespace, and how to open it from here.</summary>
/// <param name="Inode">The namespace's inode.</param>
/// <param name="Path">The mount point as the kernel wrote it.</param>
/// <param name="OpenPath">A path that leads there from here.</param>
internal readonly record struct ReachableMount(ulong Inode, string Path, string OpenPath);

/// <summary>
/// Finds namespaces that exist as mounts alone: those of our own mount namespace, and those of the machine's first process,
/// reached through its root. A bind mount of <c>/run</c> made earlier would not show the later ones; /proc/1/root does.
/// </summary>
internal sealed class NetnsMounts(ProcFs proc)
{
    /// <summary>The mounts at the last read.</summary>
    public List<ReachableMount> Mounts { get; private set; } = [];

    /// <summary>What could not be read at the last read.</summary>
    public List<Unreadable> Unreadable { get; private set; } = [];

    /// <summary>Reads both mount tables again.</summary>
    public void Read()
    {
        var mounts = new List<ReachableMount>();
        var unreadable = new List<Unreadable>();
        var seen = new HashSet<NsfsMount>();
        ReadTable($"{proc.Root}/self/mountinfo", "", mounts, seen, unreadable);
        if (!SharesMountsWithFirstProcess())
        {
            ReadTable($"{proc.Root}/1/mountinfo", $"{proc.Root}/1/root", mounts, seen, unreadable);
        }

        Mounts = mounts;
        Unreadable = unreadable;
    }

    private void ReadTable(string table, string root, List<ReachableMount> mounts, HashSet<NsfsMount> seen, List<Unreadable> unreadable)
    {
        var errno = proc.TryRead(table, out var content);
        if (errno != 0)
        {
            unreadable.Add(new Unreadable(table, Errno.Text(errno), Remedies.IfDenied(errno, Remedies.SeeMounts)));
            return;
        }

        foreach (var mount in MountInfo.NetworkNamespaces(content))
        {
            if (seen.Add(mount))
            {
                mounts.Add(new ReachableMount(mount.Inode, mount.Path, root + mount.Path));
            }
        }
    }

    /// <summary>When the links cannot be compared, the tables are read both: equal mounts count once.</summary>
    private bool SharesMountsWithFirstProcess()
    {
        if (proc.TryReadLink($"{proc.Root}/self/ns/mnt", out var own) != 0)
        {
            return false;
        }

        var mine = own.ToArray();
        return proc.TryReadLink($"{proc.Root}/1/ns/mnt", out var first) == 0 && first.SequenceEqual(mine);
    }
}
