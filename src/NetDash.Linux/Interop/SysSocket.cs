using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>sys/socket.h.</summary>
internal static partial class SysSocket
{
    public const int AF_UNSPEC = 0;
    public const int AF_UNIX = 1;
    public const int AF_INET = 2;
    public const int AF_BRIDGE = 7;
    public const int AF_INET6 = 10;
    public const int AF_NETLINK = 16;
    public const int SOCK_DGRAM = 2;
    public const int SOCK_RAW = 3;
    public const int SOL_IP = 0;
    public const int SOL_IPV6 = 41;
    public const int SOCK_CLOEXEC = 0x80000;
    public const int SOL_SOCKET = 1;
    public const int SO_RCVBUF = 8;
    public const int SO_RCVTIMEO = 20;
    public const int SO_ATTACH_FILTER = 26;
    public const int SO_RCVBUFFORCE = 33;
    public const int SO_NETNS_COOKIE = 71;
    public const int MSG_DONTWAIT = 0x40;
    public const int MSG_TRUNC = 0x20;

    /// <summary>socket(2): belongs to the network namespace that the calling thread is in.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static partial int socket(int domain, int type, int protocol);

    /// <summary>bind(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int bind(int fd, void* address, uint length);

    /// <summary>send(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint send(int fd, byte* buffer, nuint length, int flags);

    /// <summary>recvfrom(2); with MSG_TRUNC it returns the datagram's real length.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint recvfrom(int fd, byte* buffer, nuint length, int flags, void* address, uint* addressLength);

    /// <summary>recvmsg(2): the only way to control messages.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint recvmsg(int fd, msghdr* message, int flags);

    /// <summary>setsockopt(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int setsockopt(int fd, int level, int option, void* value, uint length);

    /// <summary>getsockopt(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int getsockopt(int fd, int level, int option, void* value, uint* length);

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct iovec
    {
        public byte* iov_base;
        public nuint iov_len;
    }

    /// <summary>struct msghdr (bits/socket.h, 64 bit).</summary>
    [StructLayout(LayoutKind.Sequential)]
    public unsafe struct msghdr
    {
        public void* msg_name;
        public uint msg_namelen;
        public iovec* msg_iov;
        public nuint msg_iovlen;
        public byte* msg_control;
        public nuint msg_controllen;
        public int msg_flags;
    }
}
