namespace NetDash.Topology.Facts;

/// <summary>A process that listens. <see cref="Fact.Id"/> is <c>NodeId.Process(…)</c>. Arguments and environment are never read.</summary>
public sealed record ProcessFact : Fact
{
    /// <summary>Id of the network namespace it is a member of.</summary>
    public required string NetnsId { get; init; }

    /// <summary>Process id in the reader's pid namespace.</summary>
    public required int Pid { get; init; }

    /// <summary>/proc/pid/comm, at most 15 bytes.</summary>
    public required string Name { get; init; }

    /// <summary>Wall clock of its start.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The container of its cgroup; null outside any.</summary>
    public CgroupContainer? Container { get; init; }
}
