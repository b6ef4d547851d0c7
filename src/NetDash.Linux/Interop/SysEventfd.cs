using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>sys/eventfd.h.</summary>
internal static partial class SysEventfd
{
    public const int EFD_CLOEXEC = 0x80000;
    public const int EFD_NONBLOCK = 0x800;

    /// <summary>eventfd(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static partial int eventfd(uint initial, int flags);
}
