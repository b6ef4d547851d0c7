using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>fcntl.h.</summary>
internal static partial class Fcntl
{
    public const int O_RDONLY = 0;
    public const int O_CLOEXEC = 0x80000;

    /// <summary>open(2). <paramref name="path"/> ends with a NUL. Returns a descriptor, or -1 with errno set.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int open(byte* path, int flags);
}
