using NetDash.Topology.Values;

namespace NetDash.Topology.Facts;

/// <summary>
/// A network namespace, see network_namespaces(7). <see cref="Fact.Id"/> is <c>NodeId.Netns(boot, cookie)</c>:
/// the inode is handed to the next namespace at once.
/// </summary>
public sealed record NetnsFact : Fact
{
    /// <summary>Id of the machine's host node.</summary>
    public required string HostId { get; init; }

    /// <summary>Inode on nsfs, as in <c>net:[4026531840]</c>.</summary>
    public required long Inode { get; init; }

    /// <summary>SO_NETNS_COOKIE (socket(7), kernel 5.14), or what stood in for it, as decimal text.</summary>
    public required string Cookie { get; init; }

    /// <summary>Whether the machine's first process lives in it.</summary>
    public bool IsHost { get; init; }

    /// <summary>Where nsfs mounts of it stand, as <c>/run/docker/netns/1b9fd1a2d6ba</c>, as the kernel wrote them; sorted.</summary>
    public ValueList<string> Paths { get; init; }

    /// <summary>Process ids of its members, sorted, at most 20: the first of each container, then others.</summary>
    public ValueList<int> Pids { get; init; }

    /// <summary>How many processes are its members.</summary>
    public int ProcessCount { get; init; }

    /// <summary>Containers that its members belong to, by their cgroup; sorted by id.</summary>
    public ValueList<CgroupContainer> Containers { get; init; }

    /// <summary>Ports that NAT in it leads elsewhere, in the order of the rules; null when they were not read.</summary>
    public ValueList<PortForward>? Forwards { get; init; }
}

/// <summary>A container as a cgroup path names it.</summary>
/// <param name="ContainerId">64 hexadecimal digits.</param>
/// <param name="Runtime"><c>docker</c>, <c>containerd</c>, <c>cri-o</c>, <c>libpod</c>, or empty when the path does not say.</param>
/// <param name="PodUid">The uid of its pod, with hyphens; empty outside Kubernetes.</param>
public sealed record CgroupContainer(string ContainerId, string Runtime, string PodUid)
{
    /// <summary>
    /// Process id of the first of its members in the namespace, in the reader's pid namespace; 0 where a process names its container.
    /// </summary>
    public int FirstPid { get; init; }

    /// <summary>When that one started: field 22 of /proc/pid/stat, clock ticks after boot. Tells which container was there first.</summary>
    public long FirstStartTicks { get; init; }
}
