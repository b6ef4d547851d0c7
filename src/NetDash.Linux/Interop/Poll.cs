using System.Runtime.InteropServices;

namespace NetDash.Linux.Interop;

/// <summary>poll.h.</summary>
internal static partial class Poll
{
    public const short POLLIN = 0x001;
    public const short POLLPRI = 0x002;
    public const short POLLERR = 0x008;

    /// <summary>poll(2): the number of descriptors with events, 0 after the timeout (milliseconds, -1 for ever), or -1.</summary>
    [LibraryImport("libc", SetLastError = true)]
    public static unsafe partial int poll(pollfd* descriptors, nuint count, int timeout);

    /// <summary>struct pollfd; a negative descriptor is skipped.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct pollfd
    {
        public int fd;
        public short events;
        public short revents;
    }
}
