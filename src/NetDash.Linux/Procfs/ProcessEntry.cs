namespace NetDash.Linux.Procfs;

/// <summary>A process, as /proc tells it. Arguments and environment are never read. Belongs to the reading thread.</summary>
public sealed class ProcessEntry
{
    /// <summary>Process id in the pid namespace of the proc file system.</summary>
    public required int Pid { get; init; }

    /// <summary>Field 22 of /proc/pid/stat: clock ticks after boot. With <see cref="Pid"/> it names the process for good.</summary>
    public required long StartTicks { get; init; }

    /// <summary>/proc/pid/comm, at most 15 bytes.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>Inode of its network namespace; 0 when it could not be read.</summary>
    public ulong NetnsInode { get; internal set; }

    /// <summary>The container that its cgroup names; null for none.</summary>
    public CgroupMembership? Container { get; internal set; }

    /// <summary>Whether it has ended.</summary>
    public bool IsGone { get; internal set; }

    /// <summary>Whether it was first seen within the last seconds.</summary>
    public bool IsYoung => YoungUntil > Environment.TickCount64;

    internal bool IsKernelThread { get; init; }

    /// <summary>Until when (milliseconds of <see cref="Environment.TickCount64"/>) it may still be on its way into its namespace.</summary>
    internal long YoungUntil { get; set; }

    internal int Generation { get; set; }
}
