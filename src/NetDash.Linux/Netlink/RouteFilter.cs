using System.Net;
using NetDash.Linux.Interop;
using static NetDash.Linux.Interop.LinuxFilter;

namespace NetDash.Linux.Netlink;

/// <summary>
/// A socket filter that keeps a monitor asleep: of the notifications of routes only those of default routes in the main table
/// are queued. Each address and each interface that comes up makes several routes, and a router changes thousands in a second;
/// the kernel drops those before anybody is woken, for some nanoseconds each.
/// </summary>
/// <remarks>
/// A notification is one message: struct nlmsghdr at 0 (nlmsg_type at 4), struct rtmsg at 16 (rtm_dst_len at 17, rtm_table at 20).
/// Needs no right.
/// </remarks>
internal static class RouteFilter
{
    private const byte Accept = 7;
    private const byte Drop = 8;

    // Loads of two bytes are in network order, nlmsg_type is in the machine's. Jumps count from the next instruction.
    private static readonly sock_filter[] Program =
    [
        new(BPF_LD_H_ABS, 0, 0, 4),
        new(BPF_JMP_JEQ_K, 1, 0, Swapped(LinuxRtnetlink.RTM_NEWROUTE)),
        new(BPF_JMP_JEQ_K, 0, Accept - 3, Swapped(LinuxRtnetlink.RTM_DELROUTE)),
        new(BPF_LD_B_ABS, 0, 0, 17),
        new(BPF_JMP_JEQ_K, 0, Drop - 5, 0),
        new(BPF_LD_B_ABS, 0, 0, 20),
        new(BPF_JMP_JEQ_K, Accept - 7, Drop - 7, LinuxRtnetlink.RT_TABLE_MAIN),
        new(BPF_RET_K, 0, 0, uint.MaxValue),
        new(BPF_RET_K, 0, 0, 0),
    ];

    /// <summary>Attaches it to a netlink socket, see socket(7).</summary>
    /// <returns>Whether the kernel took it; without it nobody should listen to routes.</returns>
    public static unsafe bool Attach(int descriptor)
    {
        fixed (sock_filter* instructions = Program)
        {
            var program = new sock_fprog { len = (ushort)Program.Length, filter = instructions };
            return SysSocket.setsockopt(descriptor, SysSocket.SOL_SOCKET, SysSocket.SO_ATTACH_FILTER, &program, (uint)sizeof(sock_fprog)) == 0;
        }
    }

    private static uint Swapped(ushort type) => (ushort)IPAddress.HostToNetworkOrder((short)type);
}
