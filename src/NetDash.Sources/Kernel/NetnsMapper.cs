using NetDash.Linux.Namespaces;
using NetDash.Linux.Netfilter;
using NetDash.Linux.Procfs;
using NetDash.Topology.Facts;
using NetDash.Topology.Identity;
using NetDash.Topology.Values;

namespace NetDash.Sources.Kernel;

/// <summary>Makes facts of the machine and of namespaces.</summary>
internal static class NetnsMapper
{
    private const int MostPids = 20;

    /// <summary>IPPROTO_UDP and IPPROTO_SCTP of linux/in.h.</summary>
    private const int UdpNumber = 17;
    private const int SctpNumber = 132;

    /// <summary>The machine.</summary>
    public static HostFact Host(HostReading host, string netnsId) => new()
    {
        Id = NodeId.Host(host.MachineId),
        MachineId = host.MachineId,
        BootId = host.BootId,
        Hostname = host.Hostname,
        Kernel = host.KernelRelease,
        Os = host.OsName,
        NetnsId = netnsId,
        EphemeralPorts = host.EphemeralPorts is { } range ? [range.First, range.Last] : [],
    };

    /// <summary>A namespace.</summary>
    /// <param name="netns">What was read.</param>
    /// <param name="id">Its node id.</param>
    /// <param name="hostId">Node id of the machine.</param>
    /// <param name="last">
    /// The fact made last: where nothing but the number of processes differs it still holds, else every short command on
    /// a busy machine would be a change. Null to tell the number as it is.
    /// </param>
    /// <param name="forwards">What <see cref="Forwards"/> makes of its NAT rules; null while they are not read.</param>
    public static NetnsFact Netns(Netns netns, string id, string hostId, NetnsFact? last, ValueList<PortForward>? forwards = null)
    {
        var fact = new NetnsFact
        {
            Id = id,
            HostId = hostId,
            Inode = (long)netns.Inode,
            Cookie = netns.Cookie,
            IsHost = netns.IsHost,
            Paths = netns.MountPaths.ToValueList(),
            Pids = Pids(netns),
            ProcessCount = netns.Members.Count,
            Containers = netns.Members.Select(static m => m.Container).OfType<CgroupMembership>().Distinct()
                .OrderBy(static c => c.ContainerId, StringComparer.Ordinal).Select(Container).ToValueList(),
            Forwards = forwards,
        };
        return last is not null && last == fact with { ProcessCount = last.ProcessCount } ? last : fact;
    }

    /// <summary>Ports that NAT leads elsewhere.</summary>
    public static ValueList<PortForward> Forwards(IReadOnlyList<NatForward> forwards) => forwards
        .Select(static f => new PortForward(Protocol(f.Protocol), f.Address, f.Port, f.LastPort, f.TargetAddress, f.TargetPort, f.Chain, f.Condition))
        .ToValueList();

    /// <summary>A container as a cgroup names it.</summary>
    public static CgroupContainer Container(CgroupMembership membership) =>
        new(membership.ContainerId, membership.Runtime, membership.PodUid);

    private static PortProtocol Protocol(int number) => number switch
    {
        UdpNumber => PortProtocol.Udp,
        SctpNumber => PortProtocol.Sctp,
        _ => PortProtocol.Tcp,
    };

    /// <summary>
    /// The first process of each container, and then others that have been there for a while: a health check's shell that
    /// lives for a second is no news. The host's others are too many to tell anything, and come and go all the time.
    /// </summary>
    private static ValueList<int> Pids(Netns netns)
    {
        var pids = new SortedSet<int>();
        var containers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in netns.Members)
        {
            var container = member.Container?.ContainerId ?? "";
            if (pids.Count < MostPids && (pids.Count == 0 || container.Length > 0) && containers.Add(container))
            {
                pids.Add(member.Pid);
            }
        }

        foreach (var member in netns.IsHost ? [] : netns.Members)
        {
            if (pids.Count >= MostPids)
            {
                break;
            }

            if (!member.IsYoung)
            {
                pids.Add(member.Pid);
            }
        }

        return pids.ToValueList();
    }
}
