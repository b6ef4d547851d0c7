using NetDash.Linux.Interop;
using NetDash.Linux.Netlink;
using NetDash.Linux.Procfs;

namespace NetDash.Linux;

/// <summary>
/// Lets the reading thread sleep until the kernel has something to tell: one poll(2) on rtnetlink's notifications, the
/// mount tables and an eventfd that other threads wake it by.
/// </summary>
internal sealed class KernelWaiter : IDisposable
{
    private readonly RouteMonitor _monitor;
    private readonly int _ownMounts;
    private readonly int _firstMounts;
    private readonly int _wake;
    private readonly Lock _wakeLock = new();
    private bool _disposed;

    public KernelWaiter(ProcFs proc, RouteMonitor monitor)
    {
        _monitor = monitor;

        // poll(2) tells of changes since the descriptor was opened or last polled, see proc_pid_mountinfo(5). A table that
        // cannot be opened is a negative descriptor, which poll skips; the catalog tells why it cannot be read.
        _ownMounts = proc.Open($"{proc.Root}/self/mountinfo");
        _firstMounts = proc.Open($"{proc.Root}/1/mountinfo");
        _wake = SysEventfd.eventfd(0, SysEventfd.EFD_CLOEXEC | SysEventfd.EFD_NONBLOCK);
        if (_wake < 0)
        {
            throw new LinuxException("eventfd", Errno.Last);
        }
    }

    /// <summary>Waits at most so many milliseconds; -1 waits for ever. Returns at once when something is waiting already.</summary>
    public unsafe void Wait(int milliseconds, KernelEvents events)
    {
        events.Clear();
        var descriptors = stackalloc Poll.pollfd[4]
        {
            new() { fd = _wake, events = Poll.POLLIN },
            new() { fd = _monitor.Descriptor, events = Poll.POLLIN },
            new() { fd = _ownMounts, events = Poll.POLLPRI },
            new() { fd = _firstMounts, events = Poll.POLLPRI },
        };
        if (Poll.poll(descriptors, 4, milliseconds) <= 0)
        {
            // A timeout, or a signal: the caller looks at its clock either way.
            return;
        }

        if (descriptors[0].revents != 0)
        {
            ulong count;
            _ = Unistd.read(_wake, (byte*)&count, sizeof(ulong));
        }

        if (descriptors[1].revents != 0)
        {
            _monitor.Drain(events);
        }

        events.MountsChanged = ((descriptors[2].revents | descriptors[3].revents) & (Poll.POLLPRI | Poll.POLLERR)) != 0;
    }

    /// <summary>Ends a wait, from any thread.</summary>
    public unsafe void Wake()
    {
        lock (_wakeLock)
        {
            if (!_disposed)
            {
                ulong one = 1;
                _ = Unistd.write(_wake, (byte*)&one, sizeof(ulong));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_wakeLock)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
        }

        foreach (var descriptor in (ReadOnlySpan<int>)[_ownMounts, _firstMounts, _wake])
        {
            if (descriptor >= 0)
            {
                _ = Unistd.close(descriptor);
            }
        }
    }
}
