using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>linux/netlink.h.</summary>
internal static class LinuxNetlink
{
    public const int NETLINK_ROUTE = 0;
    public const int NETLINK_SOCK_DIAG = 4;
    public const int NETLINK_NETFILTER = 12;

    public const int SOL_NETLINK = 270;
    public const int NETLINK_ADD_MEMBERSHIP = 1;
    public const int NETLINK_LISTEN_ALL_NSID = 8;
    public const int NETLINK_GET_STRICT_CHK = 12;

    public const ushort NLMSG_NOOP = 1;
    public const ushort NLMSG_ERROR = 2;
    public const ushort NLMSG_DONE = 3;
    public const ushort NLMSG_OVERRUN = 4;

    public const ushort NLM_F_REQUEST = 0x01;
    public const ushort NLM_F_DUMP_INTR = 0x10;
    public const ushort NLM_F_DUMP = 0x300;

    /// <summary>The upper two bits of an attribute's type are flags.</summary>
    public const ushort NLA_TYPE_MASK = 0x3fff;

    public const int NLMSG_HDRLEN = 16;
    public const int NLA_HDRLEN = 4;

    /// <summary>Messages and attributes start at multiples of four.</summary>
    public static int Align(int length) => (length + 3) & ~3;

    /// <summary>struct sockaddr_nl.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct sockaddr_nl
    {
        public ushort nl_family;
        public ushort nl_pad;
        public uint nl_pid;
        public uint nl_groups;
    }
}
