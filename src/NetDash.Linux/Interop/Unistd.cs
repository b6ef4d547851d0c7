using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>unistd.h.</summary>
internal static partial class Unistd
{
    public const int _SC_CLK_TCK = 2;

    /// <summary>close(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static partial int close(int fd);

    /// <summary>read(2).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint read(int fd, byte* buffer, nuint count);

    /// <summary>write(2); used on our own eventfd alone.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint write(int fd, byte* buffer, nuint count);

    /// <summary>readlink(2): the number of bytes, without a NUL at the end, or -1.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial nint readlink(byte* path, byte* buffer, nuint size);

    /// <summary>sysconf(3).</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static partial nint sysconf(int name);
}
