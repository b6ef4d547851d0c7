using NetDash.Linux.Namespaces;

namespace NetDash.Linux.Procfs;

/// <summary>The machine, as its files tell it.</summary>
public sealed record HostReading
{
    /// <summary>/proc/sys/kernel/random/boot_id.</summary>
    public required string BootId { get; init; }

    /// <summary>machine-id(5), or a digest of hostname and hardware-independent facts that stands in for it.</summary>
    public required string MachineId { get; init; }

    /// <summary>Where <see cref="MachineId"/> comes from: a path, or what stood in.</summary>
    public required string MachineIdOrigin { get; init; }

    /// <summary>/proc/sys/kernel/hostname: uname(2) nodename.</summary>
    public required string Hostname { get; init; }

    /// <summary>/proc/sys/kernel/osrelease: uname(2) release.</summary>
    public required string KernelRelease { get; init; }

    /// <summary>PRETTY_NAME of os-release(5); empty when unreadable.</summary>
    public required string OsName { get; init; }

    /// <summary>When the machine booted, by <c>btime</c> of /proc/stat.</summary>
    public required DateTimeOffset BootTime { get; init; }

    /// <summary>Clock ticks a second that process start times are counted in.</summary>
    public required long TicksPerSecond { get; init; }

    /// <summary>ip_local_port_range(7), first and last; null when unreadable.</summary>
    public (int First, int Last)? EphemeralPorts { get; init; }

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Unreadable> Unreadable { get; init; } = [];

    /// <summary>The wall clock of a start time in ticks after boot.</summary>
    public DateTimeOffset WallClock(long startTicks) =>
        BootTime + TimeSpan.FromTicks((long)(startTicks * ((double)TimeSpan.TicksPerSecond / TicksPerSecond)));
}
