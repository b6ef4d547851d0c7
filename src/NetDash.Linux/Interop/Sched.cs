using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>sched.h.</summary>
internal static partial class Sched
{
    public const int CLONE_NEWNET = 0x40000000;

    /// <summary>setns(2): moves the calling THREAD into the namespace of the descriptor. Needs CAP_SYS_ADMIN.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static partial int setns(int fd, int nstype);
}
