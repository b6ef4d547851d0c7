using NetDash.Linux.Procfs;

namespace NetDash.Linux.Namespaces;

/// <summary>What shows that a namespace exists: mounts of it, and processes in it.</summary>
internal sealed class NetnsEvidence(ulong inode)
{
    public ulong Inode { get; } = inode;

    /// <summary>Mount points as the kernel wrote them.</summary>
    public SortedSet<string> MountPaths { get; } = new(StringComparer.Ordinal);

    /// <summary>The same mounts as paths that can be opened from here.</summary>
    public List<string> OpenPaths { get; } = [];

    public List<ProcessEntry> Members { get; } = [];

    /// <summary>
    /// Whether anything that showed <paramref name="netns"/> still shows this one. If nothing does, the inode may have
    /// been handed to a new namespace, and only its cookie can tell.
    /// </summary>
    public bool Overlaps(Netns netns)
    {
        foreach (var path in netns.MountPaths)
        {
            if (MountPaths.Contains(path))
            {
                return true;
            }
        }

        foreach (var member in netns.Members)
        {
            if (!member.IsGone && member.NetnsInode == Inode)
            {
                return true;
            }
        }

        return false;
    }
}
